import cluster from "node:cluster";
import type { Logger } from "pino";
import { startWorkers } from "../server/cluster.js";
import { ConfigError, readConfig, type Config } from "../server/config.js";
import { createLog } from "../server/log.js";
import { SourcesError } from "../server/receive/sources.js";
import { startService } from "../server/serve.js";
import { openForWorkersOf } from "../server/store-maintenance.js";
import { CannotOpen } from "../store/errors.js";
import { EXIT } from "./exit-codes.js";

/** Serves until a signal ends it. */
export async function serve(): Promise<void> {
  const config = configOrExit();
  const log = createLog(config.logLevel);
  if (config.workers > 1 && cluster.isPrimary) {
    await openForWorkersOf(config).catch((error: unknown) => {
      exitIfFixable(error);
      throw error;
    });
    stopOnSignal(
      startWorkers(config.workers, log, () => process.exit(EXIT.failed)),
      log,
    );
  } else {
    await serveHere(config, log);
  }
}

async function serveHere(config: Config, log: Logger): Promise<void> {
  const service = await startService(config, log).catch((error: unknown) => {
    exitIfFixable(error);
    const { code } = error as NodeJS.ErrnoException;
    log.fatal({ code, host: config.host, port: config.port }, "cannot listen");
    process.exit(EXIT.failed);
  });
  // Before the line is logged: its reader may send a signal at once.
  stopOnSignal(() => service.stop(), log);
  const { address, port } = service.address;
  const internal = service.internalAddress && {
    internalAddress: service.internalAddress.address,
    internalPort: service.internalAddress.port,
  };
  const upstream = config.upstreamUrl?.origin;
  log.info({ address, port, ...internal, ...service.does, upstream }, "serving");
}

function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    exitIfFixable(error);
    throw error;
  }
}

/** Exits with one line for errors that the operator can fix. */
function exitIfFixable(error: unknown): void {
  const isFixable = [ConfigError, SourcesError, CannotOpen].some((kind) => error instanceof kind);
  if (!isFixable) return;
  process.stderr.write(`nudgespot-source: ${(error as Error).message}\n`);
  process.exit(EXIT.wrongUse);
}

function stopOnSignal(stop: () => Promise<boolean>, log: Logger): void {
  let stopping = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    // A service manager signals a worker beside its primary, and some people press Ctrl-C twice.
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "stopping");
    void stop().then((finished) => {
      if (!finished) log.error("stopped with unanswered requests");
      process.exit(finished ? EXIT.fine : EXIT.failed);
    });
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}
