// What tsc leaves out of the build: the SQL of the migrations, the console's page, and the function that
// runs inside Jitsu as one ES module, whose only import is "crypto".
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { build } from "esbuild-wasm";

const MIGRATIONS = "store/postgres/migrations";
// Every file there is a step: one that was renamed must not stay.
await rm(`dist/${MIGRATIONS}`, { recursive: true, force: true });
await cp(`transformer/${MIGRATIONS}`, `dist/${MIGRATIONS}`, { recursive: true });

await mkdir("dist/console", { recursive: true });
await cp("console/index.html", "dist/console/index.html");
await cp("node_modules/preact/LICENSE", "dist/console/preact.LICENSE");
await writeFile("dist/console/examples.json", JSON.stringify(await examples()));
await build({
  entryPoints: { console: "console/main.tsx" },
  outdir: "dist/console",
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  jsx: "automatic",
  jsxImportSource: "preact",
  legalComments: "none",
});

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

/** The payloads in examples/, for the console's playground. */
async function examples() {
  const names = (await readdir("examples", { recursive: true })).sort();
  return Promise.all(
    names
      .filter((name) => name.endsWith(".payload.json"))
      .map(async (name) => ({
        name: name.replace(".payload.json", "").replace("/", ", "),
        text: await readFile(`examples/${name}`, "utf8"),
      })),
  );
}
