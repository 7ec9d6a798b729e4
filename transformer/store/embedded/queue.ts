import type { OperationName, Request } from "./operations.js";

/** Most operations that share one transaction. */
const OPERATIONS = 64;

/** How many of them are the delivery's, at most: many destinations leave room for calls. */
const DELIVERY = 16;

/** The delivery's operations. */
const DELIVERING: ReadonlySet<OperationName> = new Set(["lease", "extend", "settle"]);

/**
 * With so many new events a transaction is full: the delivery's next operations wait no longer than
 * one such transaction takes.
 */
const EVENTS = 320;

/**
 * The writer's pending operations. The delivery goes first: if it had to wait behind calls that never
 * end, it would fall behind them. So the senders wait instead.
 */
export class Queue {
  readonly #delivery: Request[] = [];
  readonly #others: Request[] = [];

  get isEmpty(): boolean {
    return this.#delivery.length === 0 && this.#others.length === 0;
  }

  add(request: Request): void {
    (DELIVERING.has(request.name) ? this.#delivery : this.#others).push(request);
  }

  /** Takes the operations of the next transaction, in order. */
  take(): Request[] {
    const group = this.#delivery.splice(0, DELIVERY);
    const room = OPERATIONS - group.length;
    let [count, events] = [0, 0];
    for (const request of this.#others.slice(0, room)) {
      if (events >= EVENTS) break;
      count += 1;
      events += eventsIn(request);
    }
    return [...group, ...this.#others.splice(0, count)];
  }
}

function eventsIn(request: Request): number {
  return isAccept(request) ? request.given.call.events.length : 0;
}

function isAccept(request: Request): request is Request<"accept"> {
  return request.name === "accept";
}
