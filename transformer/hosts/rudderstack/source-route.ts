import type { Request, RequestHandler, Response } from "express";
import type { RefusedPayload } from "../../core/refused.js";
import { answerError, answerJson } from "../../http/answers.js";
import { bodyReader } from "../../http/body.js";
import type { ContractVersion } from "./items.js";
import { serializeResults } from "./serialize.js";
import { createTransform, type TransformDeps } from "./transform.js";

/** Dependencies of the source's route. */
export interface SourceDeps extends TransformDeps {
  /** Largest body of a request, in bytes, after decompression. */
  readonly bodyLimit: number;
  /** Stores refused payloads. If not given, they are not stored. Never rejects. */
  readonly keepRefused?: KeepRefused | undefined;
}

/** Stores refused payloads of several sources. */
export type KeepRefused = (refused: readonly RefusedOfSource[]) => Promise<void>;

/** The refused payloads of one source. */
export interface RefusedOfSource {
  readonly source: string;
  readonly refused: readonly RefusedPayload[];
}

/** Answers the source contract. The path's first parameter is the contract's version. */
export function sourceRoute(deps: SourceDeps): RequestHandler {
  const transform = createTransform(deps);
  const readBody = bodyReader(deps.bodyLimit);

  return function answerSource(request: Request<{ 0?: string }>, response: Response) {
    const version = request.params[0]?.toLowerCase() as ContractVersion;
    readBody(request, (error, body) => {
      if (error !== undefined) answerError(response, error, deps.log);
      else void answerAll(response, body, version);
    });
  };

  /** Refused payloads are stored before the answer: the server does not keep them. */
  function answerAll(
    response: Response,
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
