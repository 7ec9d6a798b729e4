import type { Logger } from "pino";
import { hasKey } from "../../hosts/destinations.js";
import { isPostgresUrl } from "../config-values.js";
import { ConfigError, type Config } from "../config.js";
import { sourcesOf, type Sources } from "./sources.js";
import { watchSources, type WatchedSources } from "./sources-file.js";

/**
 * The sources that the configuration names: those of a file, or a single one.
 *
 * @param onChange called with the new sources when the file has changed
 * @returns nothing where nothing is to be received
 * @throws ConfigError or SourcesError, in one line
 */
export async function configuredSources(
  config: Config,
  log: Logger,
  onChange: (sources: Sources) => void,
): Promise<WatchedSources | undefined> {
  const { sourcesFile, writeKey } = config;
  if (sourcesFile !== undefined && writeKey !== undefined) {
    throw new ConfigError("WRITE_KEY and SOURCES_FILE are both set; allowed: one of them");
  }
  if (sourcesFile !== undefined) return watchSources(sourcesFile, log, onChange);
  if (writeKey === undefined) return undefined;
  const single = singleSource(writeKey, config);
  return { current: () => single, stop: () => undefined };
}

function singleSource(
  writeKey: string,
  { destinationUrl, destinationType, destinationWriteKey }: Config,
): Sources {
  if (destinationUrl === undefined || destinationType === undefined) {
    throw new ConfigError(
      "WRITE_KEY is set without DESTINATION_URL or DESTINATION_TYPE; allowed: all three",
    );
  }
  if (hasKey(destinationType) === isPostgresUrl(destinationUrl)) {
    throw new ConfigError(
      "DESTINATION_URL does not belong to DESTINATION_TYPE; allowed: a postgres:// URL for postgres, an http or https URL for every other type",
    );
  }
  if (hasKey(destinationType) !== (destinationWriteKey !== undefined)) {
    throw new ConfigError(
      "DESTINATION_WRITE_KEY does not belong to DESTINATION_TYPE; allowed: none for postgres, a write key for every other type",
    );
  }
  const [first = "", ...others] = writeKey.split(",").map((key) => key.trim());
  const destination = {
    id: destinationType,
    type: destinationType,
    url: destinationUrl,
    ...(destinationWriteKey !== undefined && { writeKey: destinationWriteKey }),
  };
  return sourcesOf([
    { name: "Nudgespot", writeKeys: [first, ...others], destinations: [destination] },
  ]);
}
