// @ts-check
import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import regexp from "eslint-plugin-regexp";
import tseslint from "typescript-eslint";

/**
 * Which folder may import which: the arrows of docs/architecture.md, so that `core` stays pure.
 *
 * @type {import("eslint").Linter.Config}
 */
const core = {
  files: ["transformer/core/**/*.ts"],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          {
            regex:
              "^(\\.\\./)+(http|files|hosts|doctor|warehouse|validate|contract|server|cli|store|delivery)/",
            message: "core imports nothing of the folders above it",
          },
          {
            regex: "^(?!\\.{1,2}/|node:crypto$)",
            message: "core runs where there is no Node and no node_modules",
          },
        ],
        paths: [
          {
            name: "node:crypto",
            allowImportNames: ["hash", "randomUUID"],
            message: "the one-shot functions are all that Jitsu's isolate offers",
          },
        ],
      },
    ],
    "no-restricted-globals": ["error", "process", "Buffer", "setTimeout", "console", "fetch"],
  },
};

/** @type {import("eslint").Linter.Config} */
const http = {
  files: ["transformer/http/**/*.ts"],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          {
            regex:
              "^(\\.\\./)+(hosts|doctor|warehouse|validate|contract|server|cli|store|delivery)/",
            message: "http is used by hosts and server, not using them",
          },
        ],
      },
    ],
  },
};

/** @type {import("eslint").Linter.Config} */
const hosts = {
  files: ["transformer/hosts/**/*.ts"],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          {
            regex: "^(\\.\\./)+(doctor|validate|contract|server|cli)/",
            message: "a host is used by the server, not using it",
          },
          {
            regex: "^\\.\\./(jitsu|postgres|rudderstack|segment|webhook)/",
            message: "a host never imports another host",
          },
        ],
      },
    ],
  },
};

/**
 * Scripts are checked by tsc through their JSDoc, which knows what is defined.
 *
 * @type {import("eslint").Linter.Config}
 */
const scripts = {
  ...tseslint.configs.disableTypeChecked,
  files: ["**/*.mjs"],
  rules: { ...tseslint.configs.disableTypeChecked.rules, "no-undef": "off" },
};

export default defineConfig(
  globalIgnores(["dist/", "coverage/", "dbt/", "transformer/generated/", "console/generated/"]),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    plugins: { regexp },
    rules: {
      // A pattern that takes the square of a text's length lets one request hold the service.
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential" }],
    },
  },
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      eqeqeq: "error",
    },
  },
  core,
  http,
  hosts,
  scripts,
);
