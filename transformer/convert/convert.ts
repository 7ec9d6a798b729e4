import { isUtf8 } from "node:buffer";
import { Refusal } from "../core/errors.js";
import { parseJson } from "../core/json.js";
import { refusedBody, refusedPayloads, type RefusedPayload } from "../core/refused.js";
import type { Settings } from "../core/settings.js";
import { transformBody, type Outcome } from "../core/transform.js";
import { openDocuments, shareOf, type DocumentFile } from "../files/documents.js";
import type { JsonDocument } from "../files/json-document.js";

/** Whose payloads the files hold, and when it is. */
export interface PayloadOptions {
  readonly settings: Settings;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** How files are converted. */
export interface ConvertOptions extends PayloadOptions {
  /** Takes track events, one a line; resolves when it can take more. */
  readonly writeEvents: (lines: string) => Promise<void>;
  /** Writes refused payloads, one per line: `{ file, line, code, reason, payload }`. */
  readonly writeRejected: (lines: string) => Promise<void>;
  /** Called now and then. @returns whether to go on */
  readonly onProgress?: (counts: Counts, share: number | undefined) => boolean;
}

/** The numbers of payloads, by result. */
export interface Counts {
  readonly accepted: number;
  readonly refused: number;
  readonly ignored: number;
}

/**
 * Makes track events of files of payloads, as the service would. However large they are, memory
 * stays the same.
 *
 * @param names paths, or `-` for standard input
 * @throws FileError
 */
export async function convertFiles(
  names: readonly string[],
  options: ConvertOptions,
): Promise<Counts> {
  const files = await Promise.all(names.map((name) => openDocuments(name)));
  const counts = { accepted: 0, refused: 0, ignored: 0 };
  for (const file of files) {
    for await (const documents of file.documents()) {
      const converted = documents.map((document) => convert(file, document, options));
      const events = converted.flatMap(({ accepted }) => accepted.map(({ event }) => event));
      const rejected = converted.flatMap((one) => one.rejected);
      counts.accepted += events.length;
      counts.refused += rejected.length;
      for (const { ignored } of converted) counts.ignored += ignored;
      if (events.length > 0) await options.writeEvents(events.map(ndjsonLine).join(""));
      if (rejected.length > 0) await options.writeRejected(rejected.join(""));
      if (options.onProgress?.(counts, shareOf(files)) === false) return counts;
    }
  }
  return counts;
}

/** The events and refusals of a document. */
export interface Converted {
  readonly accepted: readonly Extract<Outcome, { kind: "accepted" }>[];
  /** A line for each payload that was refused. */
  readonly rejected: readonly string[];
  readonly ignored: number;
}

/** Converts one document of a file, as the service would. */
export function convert(
  { name }: Pick<DocumentFile, "name">,
  document: JsonDocument,
  { settings, now }: PayloadOptions,
): Converted {
  const { bytes } = document;
  const text = bytes.toString();
  try {
    if (!isUtf8(bytes)) throw new Refusal("invalid_json", undefined, "not valid UTF-8");
    const body = parseJson(text);
    const outcomes = transformBody(body, { settings, now });
    const refused = refusedPayloads(text, body, outcomes);
    return {
      accepted: outcomes.filter((outcome) => outcome.kind === "accepted"),
      rejected: refused.map((one) => rejectedLine(name, document, one)),
      ignored: outcomes.filter(({ kind }) => kind === "ignored").length,
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const rejected = rejectedLine(name, document, refusedBody(text, error.failure));
    return { accepted: [], rejected: [rejected], ignored: 0 };
  }
}

/** A refused payload as a line, with its place. */
export function rejectedLine(
  file: string,
  { line }: Pick<JsonDocument, "line">,
  { code, message: reason, payload }: RefusedPayload,
): string {
  return ndjsonLine({ file, line, code, reason, payload });
}

function ndjsonLine(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
