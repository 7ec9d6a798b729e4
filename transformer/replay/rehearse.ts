import { convert, type PayloadOptions } from "../convert/convert.js";
import { shareOf, type DocumentFile } from "../files/documents.js";

/** The result of a dry run. */
export interface Rehearsed {
  readonly events: number;
  readonly refused: number;
  readonly ignored: number;
  /** Events without a time of their own. */
  readonly timeless: number;
  /** The earliest time, in ISO 8601; undefined if no event has one. */
  readonly first?: string;
  readonly last?: string;
}

/**
 * Reads the files as a replay does, and sends nothing.
 *
 * @throws FileError
 */
export async function rehearse(
  files: readonly DocumentFile[],
  options: PayloadOptions,
  onProgress: (done: number, share: number | undefined) => void,
): Promise<Rehearsed> {
  const counts = { events: 0, refused: 0, ignored: 0, timeless: 0 };
  let first: string | undefined;
  let last: string | undefined;
  for (const file of files) {
    for await (const documents of file.documents()) {
      for (const document of documents) {
        const { accepted, rejected, ignored } = convert(file, document, options);
        counts.events += accepted.length;
        counts.refused += rejected.length;
        counts.ignored += ignored;
        for (const { timestamp } of accepted.map(({ event }) => event)) {
          if (timestamp === undefined) counts.timeless += 1;
          else if (first === undefined || timestamp < first) first = timestamp;
          if (timestamp !== undefined && (last === undefined || timestamp > last)) last = timestamp;
        }
      }
      onProgress(counts.events + counts.refused + counts.ignored, shareOf(files));
    }
  }
  return { ...counts, ...(first !== undefined && { first }), ...(last !== undefined && { last }) };
}
