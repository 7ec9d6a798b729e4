import { toSnakeCase } from "../../core/property-names.js";

/** The registered source. */
interface Steps {
  readonly workspaceConfig: string;
  readonly name: string;
  /** Masked, unless it is new or was asked for. */
  readonly writeKey: string;
  readonly attached: readonly string[];
  readonly available: readonly string[];
}

/** The next steps for an operator of RudderStack. */
export function nextSteps({ workspaceConfig, name, writeKey, attached, available }: Steps): string {
  const nameOption = name === "Nudgespot" ? "" : ` --name ${quoted(name)}`;
  const list = (ids: readonly string[]): string => (ids.length === 0 ? "none" : ids.join(", "));
  return `
Destinations: ${list(attached)}
Others in the file: ${list(available)}${attached.length === 0 ? `\n\n${howToAdd(available)}` : ""}

1. Give Nudgespot this address, in its settings under "Send Email Events to Segment.com":
   https://YOUR-DATA-PLANE/v1/webhook?writeKey=${writeKey}

2. Start rudder-server with these variables:
   RSERVER_BACKEND_CONFIG_CONFIG_FROM_FILE=true         read the workspace from a file
   RSERVER_BACKEND_CONFIG_CONFIG_JSONPATH=${workspaceConfig}
                                                        which file; an edit takes effect in seconds
   DEST_TRANSFORM_URL=http://NUDGESPOT-SOURCE:9090      this service
   USER_TRANSFORM_URL=http://RUDDER-TRANSFORMER:9090    need not pass through this service
   DELIVERY_TRANSFORMER_URL=http://RUDDER-TRANSFORMER:9090

3. Look at the first rows in the warehouse:
   select * from ${toSnakeCase(name)}.email_delivered order by received_at desc limit 10;
   (Create the tables beforehand, so that no value is lost to a column's type:
   nudgespot-source warehouse --host rudderstack --schema ${toSnakeCase(name)}
   If events came before, also make rudder-server read the tables again, in its jobs database:
   update wh_schemas set expires_at = now() at time zone 'utc' - interval '1 hour'
     where namespace = '${toSnakeCase(name)}';)

4. If nothing arrives:
   nudgespot-source doctor --workspace-config ${quoted(workspaceConfig)}${nameOption} \\
     --plugin http://NUDGESPOT-SOURCE:9090 --data-plane https://YOUR-DATA-PLANE`;
}

/** Without a destination the sender gets 200, and nothing arrives anywhere. */
function howToAdd(available: readonly string[]): string {
  const [id] = available;
  if (id !== undefined) {
    return `Nothing arrives anywhere without a destination. Take one of the file's: --destination ${id}`;
  }
  return `Nothing arrives anywhere without a destination. Put one into the source's "destinations" in the
file, for example this webhook; docs/rudderstack.md has one for PostgreSQL, too:
   ${JSON.stringify(WEBHOOK)}`;
}

/** The least that rudder-server needs of a webhook destination. */
const WEBHOOK = {
  id: "webhook-1",
  name: "Webhook",
  enabled: true,
  isProcessorEnabled: true,
  destinationDefinition: { id: "webhook", name: "WEBHOOK" },
  config: { webhookUrl: "https://YOUR-WEBHOOK" },
};

/** A word for a shell. */
function quoted(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
