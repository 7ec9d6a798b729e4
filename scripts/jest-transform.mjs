// How Jest reads TypeScript: by TypeScript's own transpiler, one file at a time and without a check
// of types, which `npm run types` is for. swc and esbuild are faster, but come as binaries; with
// Jest's cache the difference is a second.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import ts from "typescript";

const { config } = ts.readConfigFile("tsconfig.base.json", (path) => readFileSync(path, "utf8"));
const { options } = ts.convertCompilerOptionsFromJson(
  {
    ...config.compilerOptions,
    target: "ES2022",
    module: "ESNext",
    inlineSourceMap: true,
    inlineSources: true,
  },
  ".",
);
const VERSION = JSON.stringify([ts.version, options]);

export default {
  /** @param {string} text @param {string} path */
  getCacheKey: (text, path) =>
    createHash("sha256")
      .update(JSON.stringify([VERSION, path, text]))
      .digest("hex"),

  /** @param {string} text @param {string} path */
  process: (text, path) => ({
    code: ts.transpileModule(text, { fileName: path, compilerOptions: options }).outputText,
  }),
};
