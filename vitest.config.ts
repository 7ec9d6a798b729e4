import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    coverage: {
      provider: "v8",
      include: ["transformer/**/*.ts"],
      // cli/ and cluster.ts run in processes of their own, which test/server/process.test.ts starts.
      exclude: ["transformer/generated/**", "transformer/cli/**", "transformer/server/cluster.ts"],
      reporter: ["text", "json-summary"],
      thresholds: {
        "transformer/core/**": { lines: 95, branches: 95 },
        "transformer/hosts/**": { lines: 95, branches: 95 },
        "transformer/server/**": { lines: 90, branches: 85 },
      },
    },
  },
});
