import { readFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import type { Log } from "../../core/observe.js";
import { readSources, SourcesError, type Sources } from "./sources.js";

/** Sources that may change while they are used. */
export interface WatchedSources {
  /** As they are now. */
  current(): Sources;
  stop(): void;
}

/** How often the file is parsed at, in milliseconds. */
const EVERY = 1_000;

/**
 * Reads a file of sources, now and whenever it changes, or a key in a file that it names. The file is
 * parsed at rather than watched: that sees through the ways in which editors and mounted volumes
 * replace files. A broken edit leaves things as they were.
 *
 * @param onChange called with the new sources
 * @throws SourcesError where the file cannot be used to begin with
 */
export async function watchSources(
  path: string,
  log: Pick<Log, "info" | "error">,
  onChange: (sources: Sources) => void,
  every = EVERY,
): Promise<WatchedSources> {
  let text = await read(path);
  let sources = readSources(text);
  /** The last logged reason. */
  let trouble: string | undefined;

  async function reload(): Promise<void> {
    try {
      const now = await read(path);
      const found = readSources(now);
      trouble = undefined;
      if (now === text && isDeepStrictEqual(found.list, sources.list)) return;
      text = now;
      sources = found;
      log.info({ sources: sources.list.length }, "the sources have changed");
      onChange(sources);
    } catch (error) {
      const reason = error instanceof SourcesError ? error.message : "unknown";
      if (reason !== trouble) log.error({ reason }, "the sources stay unchanged");
      trouble = reason;
    }
  }

  let looking: Promise<void> | undefined;
  const timer = setInterval(() => {
    // One check at a time: an earlier one that ends later would restore old sources.
    looking ??= reload().finally(() => (looking = undefined));
  }, every);
  timer.unref();
  return {
    current: () => sources,
    stop: () => {
      clearInterval(timer);
    },
  };
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const { code = "unknown" } = error as NodeJS.ErrnoException;
    throw new SourcesError(`the sources file cannot be read: ${code}`);
  }
}
