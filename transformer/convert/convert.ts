import { isUtf8 } from "node:buffer";
import { failure, Refusal, type Failure } from "../core/errors.js";
import { parseJson } from "../core/json.js";
import { refusedBody, refusedPayloads, type RefusedPayload } from "../core/refused.js";
import type { Settings } from "../core/settings.js";
import { transformBody } from "../core/transform.js";
import { openDocuments, shareOf } from "../files/documents.js";
import type { JsonDocument } from "../files/json-document.js";

/** How files are converted. */
export interface ConvertOptions {
  readonly settings: Settings;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Takes track events, one a line; resolves when it can take more. */
  readonly writeEvents: (lines: string) => Promise<void>;
  /** Takes what was refused, one a line: `{ file, line, code, reason, payload }`. */
  readonly writeRejected: (lines: string) => Promise<void>;
  /** Called now and then. @returns whether to go on */
  readonly onProgress?: (counts: Counts, share: number | undefined) => boolean;
}

/** What became of the payloads. */
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
      const events: string[] = [];
      const rejected: string[] = [];
      for (const document of documents) {
        const converted = convert(document, options);
        events.push(...converted.events.map(lineOf));
        rejected.push(...converted.refused.map((one) => rejectedLine(file.name, document, one)));
        counts.ignored += converted.ignored;
      }
      counts.accepted += events.length;
      counts.refused += rejected.length;
      if (events.length > 0) await options.writeEvents(events.join(""));
      if (rejected.length > 0) await options.writeRejected(rejected.join(""));
      if (options.onProgress?.(counts, shareOf(files)) === false) return counts;
    }
  }
  return counts;
}

function lineOf(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

function rejectedLine(file: string, { line }: JsonDocument, refused: RefusedPayload): string {
  const { code, message: reason, payload } = refused;
  return lineOf({ file, line, code, reason, payload });
}

/** What a document becomes. */
interface Converted {
  readonly events: readonly object[];
  readonly refused: readonly RefusedPayload[];
  readonly ignored: number;
}

function convert({ bytes }: JsonDocument, { settings, now }: ConvertOptions): Converted {
  const text = bytes.toString();
  if (!isUtf8(bytes)) return refusedAs(text, failure("invalid_json", undefined, "not valid UTF-8"));
  try {
    const body = parseJson(text);
    const outcomes = transformBody(body, { settings, now });
    return {
      events: outcomes.flatMap((outcome) => (outcome.kind === "accepted" ? outcome.event : [])),
      refused: refusedPayloads(text, body, outcomes),
      ignored: outcomes.filter(({ kind }) => kind === "ignored").length,
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refusedAs(text, error.failure);
  }
}

function refusedAs(text: string, why: Failure): Converted {
  return { events: [], refused: [refusedBody(text, why)], ignored: 0 };
}
