import type { RequestListener, ServerResponse } from "node:http";
import type { RefusedPayload } from "../core/refused.js";
import type { ContractVersion } from "../hosts/rudderstack/items.js";
import { serializeResults } from "../hosts/rudderstack/serialize.js";
import { createTransform, type TransformDeps } from "../hosts/rudderstack/transform.js";
import { answerJson, answerError, answerFailure } from "./answers.js";
import { bodyReader } from "./body.js";

/** What the source's endpoint needs from outside. */
export interface SourceDeps extends TransformDeps {
  /** Largest body of a request, in bytes, after decompression. */
  readonly bodyLimit: number;
  /** Keeps what was refused; nothing is kept without it. Never rejects. */
  readonly keepRefused?: KeepRefused | undefined;
}

/** Keeps what was refused of some sources. */
export type KeepRefused = (refused: readonly RefusedOfSource[]) => Promise<void>;

/** What was refused of one source. */
export interface RefusedOfSource {
  readonly source: string;
  readonly refused: readonly RefusedPayload[];
}

/** RudderStack's path of this source, in any case, with or without a query. */
const SOURCE_PATH = /^\/(v[012])\/sources\/nudgespot\/?(?:\?|$)/i;

/**
 * The source's endpoint, in front of everything else.
 *
 * It stands before Express, not in it: Express gives each request and response another prototype,
 * after which Node's own code for them runs slowly. `npm run bench` had twice to three times the
 * events at batch 1 this way, and a third more at batch 32.
 *
 * @param others what answers every other path
 */
export function sourceBefore(others: RequestListener, deps: SourceDeps): RequestListener {
  const transform = createTransform(deps);
  const readBody = bodyReader(deps.bodyLimit);

  return function onRequest(request, response) {
    const version = SOURCE_PATH.exec(request.url ?? "")?.[1]?.toLowerCase();
    if (version === undefined) {
      others(request, response);
    } else if (request.method !== "POST") {
      response.setHeader("Allow", "POST");
      answerFailure(response, "method_not_allowed");
    } else {
      readBody(request, response, (error, body) => {
        if (error !== undefined) answerError(response, error, deps.log);
        else void answerAll(response, body, version as ContractVersion);
      });
    }
  };

  /** Once it is answered, nobody else has what was refused: it is kept before. */
  function answerAll(
    response: ServerResponse,
    body: Buffer,
    version: ContractVersion,
  ): Promise<void> | undefined {
    const refused: RefusedOfSource[] = [];
    const results = transform(body, version, (source, payloads) => {
      refused.push({ source, refused: payloads });
    });
    if (deps.keepRefused === undefined || refused.length === 0) {
      answerJson(response, 200, serializeResults(results));
      return undefined;
    }
    return deps.keepRefused(refused).then(() => {
      answerJson(response, 200, serializeResults(results));
    });
  }
}
