import { openDocuments, shareOf } from "../files/documents.js";
import { emptyFile, type Check, type Checked } from "./check.js";
import type { LocatedFinding, Report } from "./finding.js";

/** How files are validated. */
export interface ValidateOptions {
  readonly check: Check;
  /** Maximum number of reported findings; the rest are counted. */
  readonly maxFindings: number;
  /** Called now and then. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** How far a validation has come. */
export interface Progress {
  readonly payloads: number;
  /** From 0 to 1, where the sizes of all files are known. */
  readonly share: number | undefined;
}

/**
 * Validates files of payloads, one after the other. However large they are, memory stays the same.
 *
 * @param names paths, or `-` for standard input
 * @throws FileError
 */
export async function validateFiles(
  names: readonly string[],
  { check, maxFindings, onProgress }: ValidateOptions,
): Promise<Report> {
  const files = await Promise.all(names.map((name) => openDocuments(name)));
  const tally = new Tally(maxFindings);
  for (const file of files) {
    const before = tally.payloads;
    for await (const documents of file.documents()) {
      for (const document of documents) {
        for (const checked of check(file.name, document)) tally.add(checked);
      }
      onProgress?.({ payloads: tally.payloads, share: shareOf(files) });
    }
    if (tally.payloads === before) tally.add(emptyFile(file.name));
  }
  return tally.report();
}

/** What has been found so far. */
class Tally {
  readonly #max: number;
  readonly #findings: LocatedFinding[] = [];
  readonly #counts = { accepted: 0, refused: 0, ignored: 0 };
  #warnings = 0;

  constructor(max: number) {
    this.#max = max;
  }

  get payloads(): number {
    const { accepted, refused, ignored } = this.#counts;
    return accepted + refused + ignored;
  }

  add({ kind, findings, warnings }: Checked): void {
    this.#counts[kind] += 1;
    this.#warnings += warnings;
    for (const make of findings) {
      if (this.#findings.length < this.#max) this.#findings.push(make());
    }
  }

  report(): Report {
    const summary = { payloads: this.payloads, ...this.#counts, warnings: this.#warnings };
    return { summary, findings: this.#findings };
  }
}
