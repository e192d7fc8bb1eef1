/**
 * How often a fault is tried. Continuous integration tries each a few times; `FAULT_ROUNDS=30 npx vitest run --project
 * faults` is the thorough run whose figures lib/README.md has.
 */
export const FAULT_ROUNDS = Number(process.env.FAULT_ROUNDS ?? 3);

/** A number of requests or connections that grows with the rounds: `base` of them for each. */
export const inProportion = (base: number): number => Math.round(base * FAULT_ROUNDS);

/** What chance begins with; `FAULTS_SEED=NUMBER` repeats another run. */
export const FAULTS_SEED = Number(process.env.FAULTS_SEED ?? 20_251_122);
