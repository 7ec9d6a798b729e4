// Writes the track event beside every payload in examples/: after a new payload, or a new version.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseJson } from "../dist/core/json.js";
import { DEFAULT_SETTINGS } from "../dist/core/settings.js";
import { transformBody } from "../dist/core/transform.js";

const PAYLOAD = ".payload.json";
const options = { settings: DEFAULT_SETTINGS, now: Date.now() };

for (const name of await readdir("examples", { recursive: true })) {
  if (!name.endsWith(PAYLOAD)) continue;
  const path = join("examples", name);
  const [outcome] = transformBody(parseJson(await readFile(path, "utf8")), options);
  if (outcome?.kind !== "accepted") throw new Error(`${path}: ${JSON.stringify(outcome)}`);
  const text = `${JSON.stringify(outcome.event, null, 2)}\n`;
  await writeFile(path.replace(PAYLOAD, ".track.json"), text);
}
