import type { Report } from "../finding.js";
import { github } from "./github.js";
import { json } from "./json.js";
import { junit } from "./junit.js";
import { markdown } from "./markdown.js";
import { pretty, type Paint } from "./pretty.js";
import { sarif } from "./sarif.js";

/** Writes a report. */
export type Format = (report: Report, paint: Paint) => string;

/** Every format of a report, by its name. */
export const FORMATS = { pretty, json, junit, sarif, github, markdown } as const satisfies Record<
  string,
  Format
>;

/** The name of a format. */
export type FormatName = keyof typeof FORMATS;
