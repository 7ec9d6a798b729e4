import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    coverage: {
      provider: "v8",
      include: ["transformer/**/*.ts"],
      exclude: [
        "transformer/generated/**",
        // These run in processes of their own, which test/server/process.test.ts starts.
        "transformer/cli/**",
        "transformer/server/{cluster,log,serve}.ts",
      ],
      reporter: ["text", "json-summary"],
      thresholds: {
        "transformer/core/**": { lines: 95, branches: 95 },
        "transformer/hosts/**": { lines: 95, branches: 95 },
        "transformer/server/**": { lines: 95, branches: 90 },
      },
    },
  },
});
