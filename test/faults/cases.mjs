// The faults, each a table entry: how it breaks something, and the checks afterwards.
import { existsSync, openSync, readFileSync, writeFileSync, writeSync, closeSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { request } from "node:http";
import { gzipSync } from "node:zlib";
import { join } from "node:path";
import Database from "libsql";
import { accept, json } from "../support/host.mjs";
import { sleep } from "./load.mjs";
import { check, freshEventFlows } from "./oracle.mjs";
import { WRITE_KEY } from "./service.mjs";
import { onStage, Stage, underLoad } from "./stage.mjs";

/** @typedef {import("../support/host.mjs").Behaviour} Behaviour */
/** @typedef {import("./service.mjs").Service} Service */
/** @typedef {import("./stage.mjs").Case} Case */
/** @typedef {import("./stage.mjs").Figures} Figures */
/** @typedef {import("./stage.mjs").NewStore} NewStore */

/**
 * A host that misbehaves for a while, and then takes everything.
 *
 * @param {string} name
 * @param {Behaviour} behaviour
 * @param {{ type?: "jitsu" | "segment", quick?: boolean, seconds?: number }} [options]
 * @returns {Case}
 */
function badHost(name, behaviour, { type = "segment", quick = false, seconds = 2 } = {}) {
  return {
    name: `host ${name}`,
    quick,
    run: (newStore) =>
      onStage(newStore, async (stage) => {
        await stage.start({ type });
        stage.host.behaviour = behaviour;
        const figures = await underLoad(
          stage,
          async () => {
            await sleep(seconds * 1_000);
            stage.host.behaviour = accept;
            // What needs a person, or asks for an hour, is over with a restart.
            await stage.service?.stop();
            await stage.start({ type });
          },
          { pause: 20 },
        );
        return { ...figures, "calls of the host": stage.host.requests };
      }),
  };
}

/** @type {Behaviour} */
const drip = ({ response }) => {
  response.writeHead(200, { "Content-Type": "application/json" });
  const timer = setInterval(() => response.write(" "), 100);
  response.once("close", () => clearInterval(timer));
};

/** @type {Behaviour} */
const huge = ({ response }) => {
  response.writeHead(200);
  const block = Buffer.alloc(2 ** 20);
  let left = 100;
  const more = () => {
    while (left-- > 0) if (!response.write(block)) return void response.once("drain", more);
    response.end();
  };
  more();
};

/** @type {Behaviour} */
const okFalse = ({ response, batch, take }) => {
  const [first, ...others] = batch;
  take(others);
  const errors = [`Message ID: ${first?.messageId}: queue is full`];
  json(response, 200, { ok: false, receivedEvents: batch.length, okEvents: others.length, errors });
};

/** @type {Case[]} */
export const CASES = [
  {
    name: "kill -9 under load",
    quick: true,
    run: (newStore, times) =>
      onStage(newStore, async (stage) => {
        await stage.start();
        const figures = await underLoad(stage, async () => {
          for (let count = 0; count < times; count += 1) {
            await sleep(50 + Math.random() * 200);
            await stage.service?.kill();
            await stage.start();
          }
          await sleep(300);
        });
        return { kills: times, ...figures };
      }),
  },
  {
    name: "torn tail of the store's log",
    engine: "embedded",
    quick: true,
    run: (newStore) =>
      onStage(newStore, async (stage) => {
        await stage.start();
        return underLoad(stage, async () => {
          await stage.service?.kill();
          const wal = join(stage.store.DATA_DIR ?? "", "store.db-wal");
          // A frame that was being written when the power went: it was never acknowledged.
          const file = openSync(wal, "a");
          writeSync(file, Buffer.alloc(1_000, 0x5a));
          closeSync(file);
          await stage.start();
        });
      }),
  },
  ...["header", "index", "inner", "leaf", "overflow"].map(
    (kind) =>
      /** @type {Case} */ ({
        name: `${kind} page of the store overwritten`,
        engine: "embedded",
        quick: kind !== "overflow",
        run: (newStore) => onStage(newStore, (stage) => overwrittenPage(stage, kind)),
      }),
  ),
  {
    name: "full disk",
    engine: "embedded",
    skip: () => (canMount() ? undefined : "a small file system cannot be mounted here"),
    run: fullDisk,
  },
  badHost("answers 500", ({ response }) => json(response, 500, {}), { quick: true }),
  badHost(
    "answers 200 with a web page",
    ({ response }) =>
      response.writeHead(200, { "Content-Type": "text/html" }).end("<html>Welcome</html>"),
    { quick: true },
  ),
  badHost("answers 200 with success: false", ({ response }) =>
    json(response, 200, { success: false }),
  ),
  badHost("resets connections", ({ request }) => request.socket.resetAndDestroy()),
  badHost("hangs", () => undefined),
  badHost("drips", drip),
  badHost("redirects", ({ response }) =>
    json(response, 302, {}, { Location: "http://127.0.0.1:9/elsewhere" }),
  ),
  badHost("sends 100 MB", huge),
  badHost("answers 429, Retry-After a thousand years", ({ response }) =>
    json(response, 429, {}, { "Retry-After": "31536000000" }),
  ),
  badHost("answers 200 with ok: false", okFalse, { type: "jitsu", quick: true }),
  badHost(
    "answers 413 to more than 10 events",
    (call) => (call.batch.length > 10 ? json(call.response, 413, {}) : accept(call)),
    { quick: true },
  ),
  badHost("answers 401", ({ response }) => json(response, 401, {})),
  {
    name: "poison event among 500",
    quick: true,
    run: (newStore) => onStage(newStore, poison),
  },
  {
    name: "SIGTERM under load",
    quick: true,
    run: (newStore) =>
      onStage(newStore, async (stage) => {
        await stage.start();
        /** @type {(number | null)[]} */
        const codes = [];
        const figures = await underLoad(stage, async () => {
          for (let count = 0; count < 3; count += 1) {
            await sleep(300);
            codes.push((await stage.service?.stop()) ?? null);
            await stage.start();
          }
        });
        if (codes.some((code) => code !== 0)) throw new Error(`ended with ${codes.join(", ")}`);
        if (figures.copies !== 0) throw new Error(`${figures.copies} copies after an orderly stop`);
        return figures;
      }),
  },
  {
    name: "the same call 50 times at once",
    quick: true,
    run: (newStore) =>
      onStage(newStore, async (stage) => {
        const service = await stage.start();
        const items = [stage.sender.payload(), stage.sender.payload()];
        await Promise.all(Array.from({ length: 50 }, () => stage.sender.send(service.url, items)));
        const figures = await check(stage.sender, stage.host);
        await freshEventFlows(stage.sender, stage.host, service.url);
        if (stage.sender.failures > 0) throw new Error("a copy of a call was refused");
        if (stage.host.copies > 0) throw new Error(`${stage.host.copies} copies were delivered`);
        return { calls: stage.sender.calls, ...figures };
      }),
  },
  {
    name: "one message id for three events",
    quick: true,
    run: (newStore) => onStage(newStore, sharedIds),
  },
  {
    name: "bodies made to cost memory",
    quick: true,
    run: (newStore) => onStage(newStore, hostileBodies),
  },
  ...[-1, 1].map(
    (days) =>
      /** @type {Case} */ ({
        name: `clock set by ${days} day`,
        run: (newStore) =>
          onStage(newStore, async (stage) => {
            await stage.start();
            return underLoad(stage, async () => {
              await stage.service?.kill();
              // The store has events from another day than this process is in.
              const clock = new URL("clock.mjs", import.meta.url).href;
              await stage.start({
                nodeArgs: ["--import", clock],
                environment: { FAULT_CLOCK_SHIFT: String(days * 86_400_000) },
              });
              await sleep(500);
            });
          }),
      }),
  ),
  {
    name: "a million waiting at start",
    run: (newStore) => onStage(newStore, million),
  },
];

/**
 * Of 16,000 waiting events and 40 entries of the quarantine exactly those are lost that are in the
 * rows of one page.
 *
 * @param {Stage} stage
 * @param {string} kind
 * @returns {Promise<Figures>}
 */
async function overwrittenPage(stage, kind) {
  stage.host.behaviour = ({ response }) => json(response, 503, {});
  let service = await stage.start();
  for (let call = 0; call < 32; call += 1) {
    const items = Array.from({ length: 500 }, () => stage.sender.payload());
    if ((await stage.sender.send(service.url, items)) !== 200) throw new Error("not accepted");
  }
  for (let entry = 0; entry < 40; entry += 1) {
    const payload = { event: "Email Opened", properties: { entry } };
    await stage.sender.send(service.url, [{ payload, messageId: "" }]);
  }
  await service.stop(); // the log goes into the file
  const path = join(stage.store.DATA_DIR ?? "", "store.db");
  const lost = await overwritePage(path, kind);
  stage.host.behaviour = accept;
  service = await stage.start();
  const figures = await check(stage.sender, stage.host, { isWithout: lost });
  const missing = stage.sender.acknowledged.size - stage.host.taken.size;
  if (missing !== lost.size) throw new Error(`${missing} are missing, not ${lost.size}`);
  await freshEventFlows(stage.sender, stage.host, service.url);
  let { counts } = await service.admin("/quarantine/counts");
  while (counts === undefined) {
    await sleep(50); // this has found the damage: the store is being recovered
    ({ counts } = await service.admin("/quarantine/counts"));
  }
  if (counts?.length !== 1 || counts[0].entries !== 40) throw new Error("not 40 entries");
  const { setAside } = await service.admin("/store");
  if (setAside?.length !== 1) throw new Error("the damaged file is not reported");
  return { ...figures, "on the page": lost.size };
}

const PAGE = 4_096;

/**
 * Overwrites the root page of an index or of a table, or a page in the middle of those with events.
 *
 * @param {string} path
 * @param {string} kind
 * @returns {Promise<Set<string>>} the message ids of the events in its rows
 */
async function overwritePage(path, kind) {
  const db = new Database(path);
  const chunks = /** @type {{ body: Buffer }[]} */ (
    db.prepare("SELECT body FROM chunks").all()
  ).map(({ body }) => idsIn(Buffer.from(body).toString()));
  const root = (/** @type {string} */ name) => {
    const found = db.prepare("SELECT rootpage FROM sqlite_master WHERE name = ?").get(name);
    return /** @type {{ rootpage: number }} */ (found).rootpage - 1;
  };
  const roots = { index: root("outbox_lane"), inner: root("chunks") };
  db.close();
  await sleep(0); // it is closed in the next turn of the event loop
  const bytes = readFileSync(path);
  const pages = Array.from({ length: bytes.length / PAGE }, (_, page) =>
    bytes.subarray(page * PAGE, (page + 1) * PAGE),
  );
  const isOfKind = {
    header: (/** @type {Buffer} */ page) => page === pages[0],
    index: (/** @type {Buffer} */ page) => page === pages[roots.index],
    inner: (/** @type {Buffer} */ page) => page === pages[roots.inner],
    leaf: (/** @type {Buffer} */ page) => page[0] === 13 && idsIn(page.toString()).length > 0,
    overflow: (/** @type {Buffer} */ page) => page[0] === 0 && idsIn(page.toString()).length > 0,
  }[kind];
  const found = pages.filter((page) => isOfKind?.(page));
  const page = found[Math.floor(found.length / 2)];
  if (page === undefined) throw new Error(`no ${kind} page`);
  const touched = kind === "leaf" || kind === "overflow" ? idsIn(page.toString()) : [];
  page.fill(0x5a);
  writeFileSync(path, bytes);
  return new Set(chunks.filter((ids) => ids.some((id) => touched.includes(id))).flat());
}

/** @param {string} text */
function idsIn(text) {
  return [...text.matchAll(/"messageId":"([^"]+)"/g)].map(([, id]) => id ?? "");
}

/**
 * Of three events with one id the first is delivered, and the others are when they are sent again.
 *
 * @param {Stage} stage
 * @returns {Promise<Figures>}
 */
async function sharedIds(stage) {
  const service = await stage.start();
  const ids = 100;
  for (let id = 0; id < ids; id += 1) {
    const shared = {
      messageId: `shared-${id}`,
      userId: `u-${id}`,
      timestamp: "2026-03-01T09:30:00Z",
    };
    const [delivered, opened, other] = [
      stage.sender.payload({ ...shared, event: "Email Delivered" }),
      stage.sender.payload({ ...shared, event: "Email Opened" }),
      stage.sender.payload({ ...shared, event: "Email Delivered", userId: `v-${id}` }),
    ];
    // Half of them in one call.
    const calls = id % 2 === 0 ? [[delivered, opened, other]] : [[delivered], [opened], [other]];
    for (const items of calls) await stage.sender.send(service.url, items);
  }
  await stage.host.until(() => stage.host.taken.size === ids, 10_000);
  const names = [...stage.host.taken.values()].map(([event]) => event?.event);
  if (names.length !== ids || !names.every((name) => name === "Email Delivered")) {
    throw new Error(`${names.length} first events arrived`);
  }
  const { counts } = await service.admin("/quarantine/counts");
  if (counts?.[0]?.code !== "message_id_reused" || counts[0].entries !== 2 * ids) {
    throw new Error("the others are not in the quarantine");
  }
  const body = JSON.stringify({ filter: { code: "message_id_reused" } });
  await service.admin("/quarantine/resend", { method: "POST", body });
  await stage.host.until(() => stage.host.taken.size === 3 * ids, 10_000);
  if (stage.host.taken.size !== 3 * ids || stage.host.copies > 0) {
    throw new Error(`${stage.host.taken.size} events and ${stage.host.copies} copies arrived`);
  }
  return { events: 3 * ids, "message ids": ids, delivered: stage.host.taken.size };
}

/**
 * Neither strangers nor a sender with a key can make the process grow beyond 600 MB.
 *
 * @param {Stage} stage
 * @returns {Promise<Figures>}
 */
async function hostileBodies(stage) {
  const service = await stage.start();
  /** @param {string | Buffer} body @param {Record<string, string>} headers */
  const post = async (body, headers) => {
    const init = {
      method: "POST",
      body,
      headers: { "Content-Type": "application/json", ...headers },
    };
    const send = () => fetch(`${service.url}/v1/webhook`, init);
    // The service ends the connection of a body that it does not read: the next call may be on it.
    return (await send().catch(send)).status;
  };
  const gzip = { "Content-Encoding": "gzip" };
  const bomb = gzipSync(`[${"[],".repeat(42_000_000)}[]]`);
  const cpu = service.cpu();
  const status = await post(bomb, gzip);
  if (status !== 401) throw new Error(`a bomb without a key is answered with ${status}`);
  const bombSeconds = service.cpu() - cpu;

  // Strangers that send 99 MB each, and keep their connections open.
  const open = Array.from({ length: 20 }, () => {
    const call = request(`${service.url}/v1/webhook`, { method: "POST" });
    call.on("error", () => undefined);
    call.write(Buffer.alloc(99 * 2 ** 20, 0x20));
    return call;
  });
  await sleep(2_000);
  await freshEventFlows(stage.sender, stage.host, service.url);
  for (const call of open) call.destroy();
  const strangers = service.peakMemory();

  const size = 8_000_000; // what RECEIVE_LIMIT lets into the quarantine
  const items = (/** @type {string} */ item, length = size) =>
    `[${Array.from({ length: Math.floor(length / (item.length + 1)) }, () => item).join(",")}]`;
  const email = '{"event":"Email Opened","userId":"u"}';
  const keys = Array.from({ length: 60 }, (_, key) => `"k${key}":{"a":[1]}`).join(",");
  const bodies = {
    arrays: items("[]"),
    objects: items('{"":{}}'),
    "short texts": items('"a"'),
    "10,000 payloads": items(email, 10_000 * (email.length + 1)),
    "10,000 wide payloads": items(`{"event":"Email Opened","properties":{${keys}}}`, 4_000_000),
    "many more payloads": items(email),
    "long numbers": items("1e300"),
    escapes: `{"event":"${"\\u0000".repeat(600_000)}"}`,
    "deep nesting": `${"[".repeat(size / 2)}${"]".repeat(size / 2)}`,
    "copied context": `{"context":{"a":"${"x".repeat(390)}"},"batch":${items(email, 370_000)}}`,
    "one long text": `{"event":"Email Opened","userId":"u","properties":{"a":"${"x".repeat(3_900_000)}"}}`,
  };
  const key = { "X-Write-Key": WRITE_KEY };
  for (const body of Object.values(bodies)) await post(gzipSync(body), { ...gzip, ...key });
  await post(bomb, { ...gzip, ...key });
  const peak = service.peakMemory();
  if (peak > 600) throw new Error(`${peak} MB`);
  await freshEventFlows(stage.sender, stage.host, service.url);
  return {
    "bomb without a key, CPU s": bombSeconds,
    "peak with strangers, MB": strangers,
    "peak with a key, MB": peak,
  };
}

/** @param {Stage} stage @returns {Promise<Figures>} */
async function poison(stage) {
  const service = await stage.start();
  const bad = stage.sender.payload({ properties: { poison: true } });
  stage.host.behaviour = (call) =>
    call.batch.some(({ messageId }) => messageId === bad.messageId)
      ? json(call.response, 400, {})
      : accept(call);
  const items = Array.from({ length: 499 }, () => stage.sender.payload({ userId: "one-lane" }));
  await stage.sender.send(service.url, [...items.slice(0, 250), bad, ...items.slice(250)]);
  const figures = await check(stage.sender, stage.host, { isWithout: new Set([bad.messageId]) });
  await freshEventFlows(stage.sender, stage.host, service.url);
  const { entries } = await service.admin("/quarantine?code=destination_refused");
  const entry = await service.admin(`/quarantine/${entries?.[0]?.id}`);
  if (entries?.length !== 1 || entry.payload?.messageId !== bad.messageId) {
    throw new Error("the poison event is not in the quarantine");
  }
  return { ...figures, "calls of the host": stage.host.requests, quarantined: entries.length };
}

/** @param {NewStore} newStore @returns {Promise<Figures>} */
async function fullDisk(newStore) {
  const stage = await Stage.set(newStore);
  const folder = stage.store.DATA_DIR ?? "";
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=256m", "tmpfs", folder]);
  try {
    stage.host.behaviour = ({ response }) => json(response, 503, {});
    await stage.start();
    let status = 200;
    const end = performance.now() + 30_000;
    while (status === 200 && performance.now() < end) {
      const items = Array.from({ length: 100 }, (_, number) =>
        stage.sender.payload({ properties: { number, filler: "x".repeat(20_000) } }),
      );
      status = await stage.sender.send(stage.url ?? "", items);
    }
    if (status !== 503) throw new Error(`a full store answers ${status}`);
    // Another program fills the rest of the disk.
    const hog = join(folder, "hog");
    try {
      writeFileSync(hog, Buffer.alloc(256 * 2 ** 20));
    } catch {
      // as intended
    }
    stage.host.behaviour = accept;
    const figures = await check(stage.sender, stage.host);
    execFileSync("rm", ["-f", hog]);
    await sleep(1_500);
    await freshEventFlows(stage.sender, stage.host, stage.url ?? "");
    return figures;
  } finally {
    await stage.strike();
    execFileSync("umount", ["-l", folder]);
  }
}

/** @returns {boolean} */
export function canMount() {
  if (process.getuid?.() !== 0 || !existsSync("/bin/mount")) return false;
  try {
    execFileSync("unshare", ["-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** @param {Stage} stage @returns {Promise<Figures>} */
async function million(stage) {
  stage.host.behaviour = ({ response }) => json(response, 503, {});
  await stage.start();
  const size = 500;
  const waiting = 1_000_000;
  await Promise.all(
    Array.from({ length: 8 }, async (_, lane) => {
      for (let sent = lane; sent < waiting / size; sent += 8) {
        const items = Array.from({ length: size }, () => stage.sender.payload());
        if ((await stage.sender.send(stage.url ?? "", items)) !== 200) throw new Error("not taken");
      }
    }),
  );
  const full = await stage.service?.memory();
  await stage.service?.kill();
  stage.host.behaviour = accept;
  const started = performance.now();
  const service = await stage.start();
  const startSeconds = (performance.now() - started) / 1_000;
  if (startSeconds > 5) throw new Error(`started in ${startSeconds.toFixed(1)} s`);
  let peak = 0;
  const timer = setInterval(
    () => void service.memory().then((mb) => (peak = Math.max(peak, mb))),
    200,
  );
  const draining = performance.now();
  const figures = await check(stage.sender, stage.host, { patience: 180_000 });
  clearInterval(timer);
  const rate = Math.round((waiting / (performance.now() - draining)) * 1_000);
  await freshEventFlows(stage.sender, stage.host, service.url);
  if (peak > 350) throw new Error(`${peak} MB of memory`);
  return {
    ...figures,
    "start, s": startSeconds.toFixed(2),
    "drained, events/s": rate,
    "memory when full, MB": full ?? 0,
    "peak memory when draining, MB": peak,
  };
}
