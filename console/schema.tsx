// Which properties the events of each collection have.
import type { JSX } from "preact";
import { ask, type Answers } from "./api.js";
import { useLoaded } from "./hooks.js";
import { Copyable, Time, Waiting } from "./parts.js";

type Collection = Answers["GET /schema"]["collections"][number];
type Property = Collection["properties"][number];

export function Schema(): JSX.Element {
  const { value, problem } = useLoaded(() => ask("GET /schema"), []);
  if (value === undefined) return <Waiting problem={problem} />;
  return (
    <section aria-label="Schema">
      <p class="muted">
        A sample of at most five events a second, since this process started. Undocumented
        properties are delivered, too.
      </p>
      {value.collections.map((collection) => (
        <Table key={collection.collection} collection={collection} />
      ))}
    </section>
  );
}

function Table({
  collection: { collection, events, properties },
}: {
  collection: Collection;
}): JSX.Element {
  return (
    <details open={events > 0}>
      <summary>
        <strong>{collection}</strong>{" "}
        <span class="muted">{events.toLocaleString("en")} sampled events</span>
      </summary>
      <div class="wide">
        <table>
          <thead>
            <tr>
              <th>Property</th>
              <th>Types</th>
              <th class="number">Events with it</th>
              <th>Last seen</th>
              <th>Description</th>
            </tr>
          </thead>
          <tbody>
            {properties.map((property) => (
              <Row key={property.name} property={property} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Row({ property }: { property: Property }): JSX.Element {
  const { name, types, share, lastSeen, description } = property;
  return (
    <tr>
      <td>
        <code>{name}</code>
      </td>
      <td>
        {types.map(({ type, count }) => `${type} (${count.toLocaleString("en")})`).join(", then ")}
        {types.length > 1 && <strong class="problem"> type changed</strong>}
      </td>
      <td class="number">{lastSeen === undefined ? "" : `${(share * 100).toFixed(0)} %`}</td>
      <td>{lastSeen !== undefined && <Time at={lastSeen} />}</td>
      <td>{description ?? <Addition property={property} />}</td>
    </tr>
  );
}

/** What to add to the collection's schema. */
function Addition({ property: { name, types } }: { property: Property }): JSX.Element {
  const type = types.at(-1)?.type ?? "string";
  const json = JSON.stringify({ [name]: { title: name, description: "…", type } }, null, 2);
  return (
    <details>
      <summary>undocumented: add to schema</summary>
      <p>Into `properties` of the collection's file in schemas/collections/:</p>
      <Copyable label={`Copy the schema of ${name}`} text={json} />
    </details>
  );
}
