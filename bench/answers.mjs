// Makes sure that what is measured is the work, not its refusal.

/** @typedef {{ output?: { batch: unknown[] }, rejected?: unknown }} Result */

/**
 * The service's results for each item of the batches.
 *
 * @param {number} port
 * @param {string} path
 * @param {readonly string[]} batches
 * @throws unless every item gives one event
 */
export async function resultsFor(port, path, batches) {
  const results = [];
  for (const body of batches)
    results.push(...(await post(`http://127.0.0.1:${port}${path}`, body)));
  for (const result of results) {
    if (result.output?.batch.length === 1 && result.rejected === undefined) continue;
    throw new Error(`an example is not accepted: ${JSON.stringify(result)}`);
  }
  return results;
}

/**
 * @param {string} url
 * @param {string} body
 */
async function post(url, body) {
  const response = await fetch(url, { method: "POST", body });
  if (response.status !== 200) throw new Error(`${url} answers ${response.status}`);
  return /** @type {Result[]} */ (await response.json());
}
