/** Property tests try the same cases on every machine and run; `FC_SEED=NUMBER` tries others. */
import fc from "fast-check";

const FIXED_SEED = 20_261_122;

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? FIXED_SEED) });
