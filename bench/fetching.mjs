// A sender of the usual kind. It costs more than the server that it sends to.

/**
 * Sends the next body as soon as the answer to the one before is read.
 *
 * @param {string} url
 * @param {() => Buffer<ArrayBuffer> | undefined} nextBody undefined: stop
 * @param {(milliseconds: number, bytes: number) => void} onAnswer how long it took, and the length
 * of its body
 * @throws where an answer is not 200
 */
export async function sendWithFetch(url, nextBody, onAnswer) {
  const headers = { "Content-Type": "application/json; charset=utf-8" };
  for (let body = nextBody(); body !== undefined; body = nextBody()) {
    const sentAt = performance.now();
    const response = await fetch(url, { method: "POST", headers, body });
    const { byteLength } = await response.arrayBuffer();
    if (response.status !== 200) throw new Error("an answer is not 200");
    onAnswer(performance.now() - sentAt, byteLength);
  }
}
