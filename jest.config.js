// @ts-check
import { availableParallelism } from "node:os";

/** @type {import("jest").Config} */
export default {
  testEnvironment: "node",
  // Tests wait for processes a third of their time.
  maxWorkers: Math.ceil(1.5 * availableParallelism()),
  // Ends a test that hangs, however busy the machine is.
  testTimeout: 300_000,
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  // Processor time: `npm run test:growth`. The packed package: `npm run package:check`.
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/growth/", "<rootDir>/test/library/"],
  extensionsToTreatAsEsm: [".ts"],
  transform: { "\\.ts$": "./scripts/jest-transform.mjs" },
  // Sources import each other by the names that they have when compiled.
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": ["$1.ts", "$1.js"] },
  coverageProvider: "v8",
  collectCoverageFrom: [
    "transformer/**/*.ts",
    "!transformer/generated/**",
    // Only a process of its own can run these; the tests start it.
    "!transformer/cli/{main,serving}.ts",
    "!transformer/server/log.ts",
    "!transformer/store/memory/relay.ts",
    // Types alone.
    "!transformer/delivery/destination.ts",
    "!transformer/store/store.ts",
    "!transformer/store/embedded/operations.ts",
    // Runs in an isolate.
    "!transformer/hosts/jitsu/entry.ts",
  ],
  coverageReporters: ["text", "json-summary"],
  coverageThreshold: {
    global: {},
    "./transformer/core/": { lines: 95, branches: 95 },
    "./transformer/hosts/": { lines: 95, branches: 95 },
    "./transformer/cli/": { lines: 95, branches: 90 },
    "./transformer/server/cluster.ts": { lines: 90, branches: 90 },
    "./transformer/server/": { lines: 95, branches: 90 },
    "./transformer/delivery/": { lines: 95, branches: 95 },
    "./transformer/store/": { lines: 90, branches: 90 },
  },
};
