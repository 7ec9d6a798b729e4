// Bundles the function that runs inside Jitsu: one ES module, whose only import is "crypto".
import { build } from "esbuild-wasm";

await build({
  entryPoints: ["dist/hosts/jitsu/entry.js"],
  outfile: "dist/jitsu/nudgespot.js",
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2023",
  // Jitsu's isolate has it without the prefix.
  alias: { "node:crypto": "crypto" },
  external: ["crypto"],
  banner: { js: "const NUDGESPOT_OPTIONS = {};" },
  legalComments: "none",
});
