import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    // The suites start servers and browsers beside this: two workers leave them room on two cores.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["{lib,components,app}/**/*.test.{ts,tsx}"] },
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
    ],
  },
});
