/**
 * How many inputs each property tries. Continuous integration tries some hundreds from a fixed seed; `FUZZ_RUNS=20000
 * FC_SEED=NUMBER npx vitest run --project fuzz` tries others. A failure prints its seed and the smallest input that fails.
 */
export const FUZZ_RUNS = Number(process.env.FUZZ_RUNS ?? 300);
