/** A request of a case. */
export interface ContractRequest {
  readonly method: "GET" | "POST" | "PUT";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** As it is sent. */
  readonly body?: string | Uint8Array;
}

/** A deployment's answer. */
export interface ContractAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Asks a deployment. Rejects where it does not answer. */
export type Send = (request: ContractRequest) => Promise<ContractAnswer>;

/** Groups of cases: a deployment behind a proxy may have only some of the paths. */
export const GROUPS = ["transform", "items", "hostile", "probes"] as const;

export type Group = (typeof GROUPS)[number];

/** One thing that the contract asks for. */
export interface ContractCase {
  /** Unique. */
  readonly name: string;
  readonly group: Group;
  /** Where the contract says so: which program, which file or page. */
  readonly source: string;
  /** Sent one after the other. */
  readonly requests: readonly ContractRequest[];
  /** @returns the difference in the answers, one per request, or undefined if they are right */
  check(answers: readonly ContractAnswer[]): readonly string[];
}

/** The check of a case with one request. */
export function forOne(
  check: (answer: ContractAnswer) => readonly string[],
): ContractCase["check"] {
  return ([answer]) => (answer === undefined ? ["no answer"] : check(answer));
}
