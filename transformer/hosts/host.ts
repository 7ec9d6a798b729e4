import type { RequestHandler } from "express";

/** One path that a host asks for, and how it is answered. */
export interface HostRoute {
  readonly method: "get" | "post" | "all";
  readonly path: string | RegExp;
  readonly handle: RequestHandler;
}

/** A platform that calls this service: its routes and their handlers. */
export interface Host {
  /** As in `transformer/hosts/` and in `plugin.json`. */
  readonly name: string;
  /** The paths that are the host's; the first that matches answers. */
  readonly routes: readonly HostRoute[];
  /** Answers every request that nothing else answers, if the host has something to say to it. */
  readonly fallback?: RequestHandler;
  /** The state of the host's dependencies, for `/ready`. It does not affect readiness. */
  status?(): Promise<Readonly<Record<string, string>>>;
  /** Closes connections; called when every request is answered. */
  close?(): Promise<void>;
}
