import type { Need, Setup } from "./setup.js";

/** The result of a probe. */
export type Finding =
  | { readonly status: "ok"; readonly reason?: string }
  | { readonly status: "skipped"; readonly reason: string }
  | {
      readonly status: "warning" | "failure";
      readonly reason: string;
      readonly fix: string;
      /** Whether it is that nothing answers. */
      readonly unreachable?: true;
    };

/** One trap of a set-up, and how to see it. */
export interface Probe {
  /** Names the probe for scripts. */
  readonly id: string;
  /** The condition under which the probe passes. */
  readonly title: string;
  /** Options without which it is skipped. */
  readonly needs: readonly Need[];
  /** A probe without which being ok this one has nothing to look at. */
  readonly after?: string;
  look(setup: Setup): Finding | Promise<Finding>;
}

export const OK: Finding = { status: "ok" };

/** Something that may be intended. */
export function warning(reason: string, fix: string): Finding {
  return { status: "warning", reason, fix };
}

/** Something by which events are refused or lost. */
export function failure(reason: string, fix: string): Finding {
  return { status: "failure", reason, fix };
}

/** Nothing answers. */
export function unreachable(reason: string, fix: string): Finding {
  return { status: "failure", reason, fix, unreachable: true };
}

/** The finding where a condition holds, else ok. */
export function when(condition: boolean, finding: Finding): Finding {
  return condition ? finding : OK;
}
