import { Refusal } from "../core/errors.js";
import { readSettings } from "../core/settings.js";
import { failure, OK, warning, when, type Finding, type Probe } from "./probe.js";
import type { Setup } from "./setup.js";

const REGISTER = "run nudgespot-source register rudderstack with the same options";

/** This source in the workspace file. */
export const SOURCE_PROBES: readonly Probe[] = [
  {
    id: "source-present",
    title: "The source is in the workspace file",
    needs: ["workspace-config"],
    look: (setup) => {
      if (setup.source !== undefined) return OK;
      const others = setup.options.workspace?.sources.filter(({ isOurs }) => isOurs) ?? [];
      const [fix, seen] =
        others.length === 0
          ? [REGISTER, ""]
          : ["name it with --name", `; one of this definition is called ${others[0]?.name ?? ""}`];
      return failure(`no source is called ${setup.options.name}${seen}`, fix);
    },
  },
  {
    id: "source-definition",
    title: "The source's definition is named nudgespot",
    needs: ["workspace-config"],
    after: "source-present",
    look: ({ source }) =>
      when(
        source?.isOurs !== true,
        failure(
          "its source definition is not named nudgespot, so the server calls another path",
          'set the "name" in its "sourceDefinition" to "nudgespot"; registering would add a second source',
        ),
      ),
  },
  {
    id: "source-category",
    title: 'The source\'s category is exactly "webhook"',
    needs: ["workspace-config"],
    after: "source-definition",
    look: ({ source }) =>
      when(
        source?.category !== "webhook",
        failure(
          "its definition has another category: the sender gets 401, invalid write key",
          `write it in small letters, "category": "webhook", or ${REGISTER}`,
        ),
      ),
  },
  {
    id: "source-enabled",
    title: "The source is enabled",
    needs: ["workspace-config"],
    after: "source-definition",
    look: ({ source }) =>
      when(
        source?.enabled !== true,
        failure(
          "it has no enabled: true: the sender gets 404, source is disabled",
          `set "enabled": true, or ${REGISTER}`,
        ),
      ),
  },
  {
    id: "source-workspace",
    title: "The source is of the file's workspace",
    needs: ["workspace-config"],
    after: "source-present",
    look: ({ source, options: { workspace } }) =>
      when(
        source?.workspaceId !== undefined && source.workspaceId !== workspace?.workspaceId,
        failure(
          "its workspaceId differs from the file's: its events reach webhooks, but never a warehouse",
          'set the source\'s "workspaceId" to that at the top of the file',
        ),
      ),
  },
  {
    id: "write-key",
    title: "The source has a unique write key",
    needs: ["workspace-config"],
    after: "source-present",
    look: lookAtWriteKey,
  },
  {
    id: "settings",
    title: "The source's settings are valid",
    needs: ["workspace-config"],
    after: "source-present",
    look: lookAtSettings,
  },
];

function lookAtWriteKey({ source, options: { workspace, writeKey } }: Setup): Finding {
  const key = source?.writeKey;
  if (key === undefined || key === "") return failure("it has no write key", REGISTER);
  const holders = workspace?.sources.filter((other) => other.writeKey === key) ?? [];
  if (holders.length > 1) {
    return failure(
      "two sources have the same write key, so the server confuses them",
      "give each source a key of its own",
    );
  }
  return when(
    writeKey !== undefined && writeKey !== key,
    failure("--write-key is not the source's key", "give Nudgespot the key in the file"),
  );
}

function lookAtSettings({ source }: Setup): Finding {
  try {
    const { unknownKeys } = readSettings(source?.config);
    return when(
      unknownKeys.length > 0,
      warning(
        `its config has keys that this source does not know: ${unknownKeys.join(", ")}`,
        "compare them with docs/configuration.md: unknown ones are ignored",
      ),
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return failure(`${error.message}; every event is refused`, "fix the source's config");
  }
}
