import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setImmediate, setTimeout } from "node:timers/promises";

/** How long the process still takes connections after it stopped being ready, in milliseconds. */
const GRACE = 200;

/** The requests of a server that are not answered yet, by connection: some come pipelined. */
export class UnansweredRequests {
  readonly #server: Server;
  /** Kept as long as the connection is: mostly with one response in it, or none. */
  readonly #bySocket = new Map<Socket, ServerResponse[]>();
  #count = 0;
  #isStopping = false;
  #onNone: (() => void) | undefined;

  /** @param server whose requests are watched from now on */
  constructor(server: Server) {
    this.#server = server;
    // Before the app has it, which may answer at once.
    server.prependListener("request", ({ socket }, response) => {
      this.#add(socket, response);
    });
  }

  #add(socket: Socket, response: ServerResponse): void {
    const responses = this.#bySocket.get(socket) ?? this.#begin(socket);
    if (this.#isStopping) {
      responses.forEach(keepOpen);
      announceClose(response);
    }
    responses.push(response);
    this.#count += 1;
    response.once("close", () => {
      const index = responses.indexOf(response);
      if (index !== -1) this.#remove(responses.splice(index, 1));
    });
  }

  #begin(socket: Socket): ServerResponse[] {
    const responses: ServerResponse[] = [];
    this.#bySocket.set(socket, responses);
    // Answers that wait for their turn are not told when their connection breaks.
    socket.once("close", () => {
      this.#bySocket.delete(socket);
      this.#remove(responses.splice(0));
    });
    return responses;
  }

  #remove({ length }: readonly ServerResponse[]): void {
    this.#count -= length;
    if (this.#count === 0) this.#onNone?.();
  }

  /**
   * Stops the server: takes for a moment what is on its way, answers what has come in, and closes.
   * The last answer of a connection says that it is the last, since one kept alive would hold the
   * process; before it, it would cut off those that follow.
   *
   * @param timeout in milliseconds
   * @returns whether every request was answered in time
   */
  async drain(timeout: number): Promise<boolean> {
    this.#isStopping = true;
    const end = performance.now() + timeout;
    for (const responses of this.#bySocket.values()) {
      const last = responses.at(-1);
      if (last !== undefined) announceClose(last);
    }
    // Requests that were sent before the sender could know are on their way.
    await setTimeout(Math.min(GRACE, timeout));
    this.#server.close();
    const finished = await this.#answered(end);
    // Open connections are idle now, or have exceeded the timeout.
    this.#server.closeAllConnections();
    return finished;
  }

  async #answered(end: number): Promise<boolean> {
    while (this.#count > 0) {
      const left = end - performance.now();
      if (left <= 0) return false;
      await this.#none(left);
      // Requests in socket buffers are read within one turn of the event loop.
      await setImmediate();
    }
    return true;
  }

  /** Resolves when nothing is unanswered, or the time is up. */
  async #none(timeout: number): Promise<void> {
    const controller = new AbortController();
    const none = new Promise<void>((resolve) => {
      this.#onNone = resolve;
    });
    const { signal } = controller;
    await Promise.race([none, setTimeout(timeout, undefined, { signal }).catch(() => undefined)]);
    controller.abort();
  }
}

function announceClose(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader("Connection", "close");
}

function keepOpen(response: ServerResponse): void {
  if (!response.headersSent) response.removeHeader("Connection");
}
