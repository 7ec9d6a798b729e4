import type { Log } from "../../core/observe.js";
import type { QuarantineShares } from "../quarantine.js";
import type { Store } from "../store.js";
import { Database } from "./database.js";
import { Intake } from "./intake.js";
import { Limits } from "./limits.js";
import { forgetIds, healthOf, isOnlyRunner } from "./maintenance.js";
import { forgetMessages, Messages } from "./messages.js";
import { migrate } from "./migrate.js";
import { Outbox } from "./outbox.js";
import { QuarantineTable } from "./quarantine.js";
import { forgetRetained, resendRetained } from "./retained.js";
import { readReports, writeReport } from "./reports.js";
import { suspend, suspendedIn } from "./suspended.js";
import { forgetTallies, talliesIn } from "./tallies.js";
import { Work } from "./work.js";

/** How the store in PostgreSQL is opened. Times are in milliseconds. */
export interface PostgresOptions {
  /** Of the database, version 14 or later. Any number of processes can have it. */
  readonly url: string;
  /** Time for which message ids are remembered for de-duplication. */
  readonly dedupWindow: number;
  /** Time for which an entry of the quarantine is kept after it was last seen. */
  readonly quarantineRetention: number;
  /** Time for which delivered events are kept, to be sent again. */
  readonly retain: number;
  /** The maximum size of the quarantine. */
  readonly quarantine: QuarantineShares;
  readonly log: Log;
}

/**
 * Opens the store in PostgreSQL, and brings its schema up to date.
 *
 * @throws CannotOpen, in one line, where the database cannot be used
 */
export async function openPostgresStore(options: PostgresOptions): Promise<Store> {
  const { url, log, dedupWindow, quarantineRetention, retain } = options;
  await migrate(url);
  const db = new Database(url, log);
  await warnOfUnsynced(db, log);
  const work = new Work(url);
  await work.start();
  const messages = new Messages(db, work);
  messages.start();
  const quarantine = new QuarantineTable(db, options.quarantine);
  const intake = new Intake(db, quarantine, dedupWindow, work);
  const outbox = new Outbox(db, quarantine, retain > 0);
  const limits = new Limits(db);
  return {
    accept: (call) => intake.accept(call),
    lease: (...of) => outbox.lease(...of),
    extend: (lease) => outbox.extend(lease),
    settle: (...of) => outbox.settle(...of),
    onWork: (listener) => work.listen("work", listener),
    suspend: (...of) => suspend(db, ...of),
    suspended: () => suspendedIn(db),
    waiting: () => outbox.waiting(),
    queued: (...of) => outbox.queued(...of),
    async move(from, to) {
      const moved = await outbox.move(from, to);
      await work.tellAll(db, to);
      return moved;
    },
    async resend(destination, since, until) {
      const count = await resendRetained(db, destination, since, until);
      await work.tellAll(db, destination);
      return count;
    },
    drop: (destination) => outbox.drop(destination),
    quarantine: {
      add: (source, refused) =>
        db.transaction((client) => quarantine.add(client, source, "", refused)),
      list: (...of) => quarantine.list(...of),
      get: (id) => quarantine.get(id),
      discard: (ids) => db.transaction((client) => quarantine.discard(client, ids)),
      counts: () => quarantine.counts(),
    },
    tallies: talliesIn(db),
    report: (report) => writeReport(db, work.name, report),
    reports: () => readReports(db, work.name),
    tell: (message) => messages.tell(message),
    onTold: (listener) => messages.listen(listener),
    overLimit: (key, perSecond) => limits.over(key, perSecond),
    health: () => healthOf(db),
    async maintain() {
      await db.transaction(async (client) => {
        if (!(await isOnlyRunner(client))) return;
        await forgetIds(client, dedupWindow);
        await forgetRetained(client, retain);
        await forgetTallies(client);
        await forgetMessages(client);
        await quarantine.prune(client, quarantineRetention);
      });
      return quarantine.takeRemoved();
    },
    async close() {
      messages.stop();
      await work.stop();
      await intake.finish();
      await db.close();
    },
  };
}

/** An operator may have traded safety for speed, and must know it. */
async function warnOfUnsynced(db: Database, log: Log): Promise<void> {
  const { rows } = await db.query<{ commit: string; fsync: string }>(
    `SELECT current_setting('synchronous_commit') AS commit, current_setting('fsync') AS fsync`,
  );
  const [{ commit, fsync } = { commit: "on", fsync: "on" }] = rows;
  if (commit !== "off" && fsync === "on") return;
  log.warn(
    { synchronous_commit: commit, fsync },
    "the database does not sync its commits: calls that were answered can be lost with it",
  );
}
