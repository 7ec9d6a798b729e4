import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The files below a folder whose names end so, sorted, as paths from the project's root. */
export function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name))
    .sort();
}

export function readText(path: string): string {
  return readFileSync(path, "utf8");
}

export function readJson(path: string): unknown {
  return JSON.parse(readText(path)) as unknown;
}
