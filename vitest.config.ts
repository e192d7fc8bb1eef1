import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    // The suites start servers and browsers beside this: two workers leave them room on two cores.
    maxWorkers: 2,
    setupFiles: ["tests/setup/property-seed.ts"],
    projects: [
      {
        extends: true,
        // Property tests run for seconds where the machine is busy.
        test: { name: "unit", include: ["{lib,components,app}/**/*.test.{ts,tsx}"], testTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: "fuzz", include: ["tests/fuzz/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 60_000 },
      },
      {
        extends: true,
        test: { name: "faults", include: ["tests/faults/**/*.test.ts"], testTimeout: 180_000, hookTimeout: 60_000 },
      },
    ],
  },
});
