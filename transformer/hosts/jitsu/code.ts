import { hash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { JsonObject } from "../../core/values.js";
import { VERSION } from "../../generated/version.js";
import type { FunctionOptions } from "./function.js";

/** The function's bundle, which the build makes. */
const BUNDLE = new URL("../../../dist/jitsu/nudgespot.js", import.meta.url);

const OPTIONS = /^const NUDGESPOT_OPTIONS = (\{.*\});\n/;

const SEAL = /\n\/\/ nudgespot-source \S+ sha256:([0-9a-f]{64})\n$/;

/** Reads the function's bundle. */
export function readBundle(): Promise<string> {
  return readFile(BUNDLE, "utf8");
}

/**
 * The code of the function with its options in the first line, and a seal in the last: by it can be
 * detected whether a person edited it.
 */
export function compileFunction(bundle: string, options: FunctionOptions): string {
  const rest = bundle.slice(bundle.indexOf("\n") + 1).trimEnd();
  const code = `const NUDGESPOT_OPTIONS = ${JSON.stringify(options)};\n${rest}`;
  return `${code}\n// nudgespot-source ${VERSION} sha256:${hash("sha256", code, "hex")}\n`;
}

/** The options that are compiled into a function; undefined for code that has none. */
export function compiledOptions({ code }: JsonObject): FunctionOptions | undefined {
  const [, json = ""] = OPTIONS.exec(String(code)) ?? [];
  try {
    return JSON.parse(json) as FunctionOptions;
  } catch {
    return undefined;
  }
}

/** Whether code is unchanged since this project generated it, in any version. */
export function isSealed(code: string): boolean {
  const seal = SEAL.exec(code);
  return seal !== null && hash("sha256", code.slice(0, seal.index), "hex") === seal[1];
}
