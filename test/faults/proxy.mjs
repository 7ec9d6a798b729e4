// A TCP proxy in front of a database: its connections can be cut, and led elsewhere.
import { once } from "node:events";
import { connect, createServer } from "node:net";

export class Proxy {
  /** @type {Set<import("node:net").Socket>} */
  #sockets = new Set();
  #server = createServer((socket) => {
    const other = connect(this.target, "127.0.0.1");
    for (const [end, opposite] of /** @type {const} */ ([
      [socket, other],
      [other, socket],
    ])) {
      this.#sockets.add(end);
      end.on("error", () => undefined);
      end.once("close", () => {
        this.#sockets.delete(end);
        opposite.destroy();
      });
      end.pipe(opposite);
    }
  });

  /** @param {number} target a port of the loopback interface */
  constructor(target) {
    this.target = target;
  }

  get port() {
    return /** @type {import("node:net").AddressInfo} */ (this.#server.address()).port;
  }

  async listen() {
    await once(this.#server.listen(0, "127.0.0.1"), "listening");
    return this;
  }

  /** Cuts every connection. */
  cut() {
    for (const socket of this.#sockets) socket.destroy();
  }

  async [Symbol.asyncDispose]() {
    this.cut();
    this.#server.close();
    await once(this.#server, "close");
  }
}
