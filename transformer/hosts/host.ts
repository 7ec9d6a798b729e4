import type { RequestHandler } from "express";

/** A platform that calls this service: what it asks for, and how it is answered. */
export interface Host {
  /** As in `transformer/hosts/` and in `plugin.json`. */
  readonly name: string;
  /** Answers the paths that are the host's; any other request goes on. */
  readonly routes: RequestHandler;
  /** Answers every request that nothing else answers, if the host has something to say to it. */
  readonly fallback?: RequestHandler;
  /** What `/ready` tells of what the host depends on. None of it makes the service unready. */
  status?(): Promise<Readonly<Record<string, string>>>;
  /** Closes connections; called when every request is answered. */
  close?(): Promise<void>;
}
