// One connection of the load generator, kept alive. By hand: a library would cost more than the
// server that is measured.
import { connect } from "node:net";

const HEADERS_END = "\r\n\r\n";

/**
 * Sends the next request as soon as the answer to the one before is there.
 *
 * @param {number} port on the loopback interface
 * @param {() => Buffer | undefined} nextRequest the whole of it, headers included; undefined: stop
 * @param {(milliseconds: number, bytes: number) => void} onAnswer how long it took, and the length
 * of its body
 * @returns {Promise<void>} rejected where an answer is not 200 with a Content-Length
 */
export function drive(port, nextRequest, onAnswer) {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port, noDelay: true });
    let sentAt = 0;
    let length = 0;
    let missing = 0;
    /** @type {Buffer | undefined} */
    let head;

    function send() {
      const request = nextRequest();
      if (request === undefined) {
        socket.end();
        resolve();
        return;
      }
      sentAt = performance.now();
      socket.write(request);
    }

    socket.once("connect", send);
    socket.once("error", reject);
    socket.once("close", () => {
      reject(new Error("the server closed the connection"));
    });
    socket.on("data", (chunk) => {
      if (missing === 0) {
        head = head === undefined ? chunk : Buffer.concat([head, chunk]);
        const end = head.indexOf(HEADERS_END);
        if (end === -1) return;
        length = lengthOf(head.toString("latin1", 0, end));
        missing = length - (head.length - end - HEADERS_END.length);
        head = undefined;
      } else {
        missing -= chunk.length;
      }
      if (missing === 0) {
        onAnswer(performance.now() - sentAt, length);
        send();
      } else if (!(missing > 0)) {
        socket.destroy(new Error("an answer is not 200 with its Content-Length"));
      }
    });
  });
}

/**
 * @param {string} head status line and headers
 * @returns {number} NaN for what is not measured: other statuses, chunked bodies
 */
function lengthOf(head) {
  if (!head.startsWith("HTTP/1.1 200 ")) return NaN;
  return Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1]);
}
