// What tsc leaves out of the build: the SQL of the migrations, and the function that runs inside Jitsu as
// one ES module, whose only import is "crypto".
import { cp } from "node:fs/promises";
import { build } from "esbuild-wasm";

const MIGRATIONS = "store/postgres/migrations";
await cp(`transformer/${MIGRATIONS}`, `dist/${MIGRATIONS}`, { recursive: true });

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
