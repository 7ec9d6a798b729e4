import { toSnakeCase } from "../core/property-names.js";
import type { WorkspaceDestination } from "../hosts/rudderstack/workspace-sources.js";
import { failure, warning, when, type Finding, type Probe } from "./probe.js";
import type { Setup } from "./setup.js";

/** What events of this source say of where they must not go: `integrations: { Nudgespot: false }`. */
const LOOP_PREVENTION = "Nudgespot";

/** Definitions of the destinations that make tables. */
const WAREHOUSES: ReadonlySet<string> = new Set([
  "AZURE_DATALAKE",
  "AZURE_SYNAPSE",
  "BQ",
  "CLICKHOUSE",
  "DELTALAKE",
  "GCS_DATALAKE",
  "MSSQL",
  "POSTGRES",
  "RS",
  "S3_DATALAKE",
  "SNOWFLAKE",
  "SNOWPIPE_STREAMING",
]);

/** The destinations of this source. */
export const DESTINATION_PROBES: readonly Probe[] = [
  {
    id: "destination-present",
    title: "The source has a destination",
    needs: ["workspace-config"],
    after: "source-present",
    look: ({ source }) =>
      when(
        source?.destinations.length === 0,
        failure(
          "the source has no destination: the sender gets 200, and the events are dropped",
          "name one with nudgespot-source register rudderstack --destination ID",
        ),
      ),
  },
  {
    id: "destination-enabled",
    title: "The destinations are enabled",
    needs: ["workspace-config"],
    after: "destination-present",
    look: (setup) =>
      findingFor(
        setup,
        ({ enabled }) => enabled !== true,
        (ids) => failure(`disabled, so events are dropped: ${ids}`, 'set "enabled": true there'),
      ),
  },
  {
    id: "destination-processor",
    title: "The destinations are enabled for the processor",
    needs: ["workspace-config"],
    after: "destination-present",
    look: (setup) =>
      findingFor(
        setup,
        ({ isProcessorEnabled }) => isProcessorEnabled !== true,
        (ids) =>
          failure(
            `without isProcessorEnabled: true events are dropped silently: ${ids}`,
            'set "isProcessorEnabled": true there',
          ),
      ),
  },
  {
    id: "destination-definition",
    title: "The destinations have a definition",
    needs: ["workspace-config"],
    after: "destination-present",
    look: (setup) =>
      findingFor(
        setup,
        ({ definition }) => definition === undefined,
        (ids) =>
          failure(
            `without a destinationDefinition events are dropped, though the sender gets 200: ${ids}`,
            'add one, such as "destinationDefinition": { "id": "webhook", "name": "WEBHOOK" }',
          ),
      ),
  },
  {
    id: "destination-loop",
    title: "No destination is switched off by loop prevention",
    needs: ["workspace-config"],
    after: "destination-present",
    look: (setup) =>
      findingFor(
        setup,
        ({ displayName }) => displayName === LOOP_PREVENTION,
        (ids) =>
          warning(
            `events of this source never go to a destination displayed as Nudgespot: ${ids}`,
            "if it is not Nudgespot itself, give its definition another displayName",
          ),
      ),
  },
  {
    id: "warehouse-schema",
    title: "The warehouse schema is the expected one",
    needs: ["workspace-config"],
    after: "destination-present",
    look: lookAtSchema,
  },
];

function findingFor(
  { source }: Setup,
  is: (destination: WorkspaceDestination) => boolean,
  found: (ids: string) => Finding,
): Finding {
  const ids = source?.destinations.filter(is).map(({ id }) => id) ?? [];
  return when(ids.length > 0, found(ids.join(", ")));
}

function lookAtSchema(setup: Setup): Finding {
  const { name, schema: expected } = setup.options;
  const schemaOf = ({ namespace }: WorkspaceDestination): string =>
    namespace === undefined || namespace === "" ? toSnakeCase(name) : namespace;
  return findingFor(
    setup,
    (one) => WAREHOUSES.has(one.definition ?? "") && schemaOf(one) !== expected,
    (ids) =>
      warning(
        `tables are in another schema than ${expected}: ${ids}`,
        "leave the destination's namespace empty and name the source Nudgespot, or pass --schema",
      ),
  );
}
