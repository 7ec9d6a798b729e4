import { join } from "node:path";
import { writeText } from "../../files/text-file.js";
import { readSchema } from "../../files/schemas.js";

/** The part of the settings' schema that a form is made from. */
interface Setting {
  readonly title: string;
  readonly description: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly default: unknown;
}

/**
 * Writes the source's definition as rudder-integrations-config has it, for a control plane of one's
 * own: `db-config.json`, `schema.json` and `ui-config.json`.
 *
 * @returns the paths that were written
 * @throws FileError
 * @see https://github.com/rudderlabs/rudder-integrations-config src/configurations/sources
 */
export async function writeIntegrationsConfig(folder: string): Promise<string[]> {
  const { $id: _, ...settings } = await readSchema("settings.schema.json");
  const files = {
    "db-config.json": {
      name: "nudgespot",
      category: "webhook",
      displayName: "Nudgespot",
      type: "cloud",
    },
    "schema.json": {
      configSchema: { ...settings, $schema: "http://json-schema.org/draft-07/schema#" },
    },
    "ui-config.json": { uiConfig: [{ title: "Nudgespot", fields: fieldsOf(settings) }] },
  };
  const paths = [];
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await writeText(path, `${JSON.stringify(content, null, 2)}\n`);
    paths.push(path);
  }
  return paths;
}

/** A form has what it can show: a map of names has no field, and stays a matter of the file. */
function fieldsOf({ properties }: { readonly properties?: unknown }): object[] {
  const settings = Object.entries(properties as Readonly<Record<string, Setting>>);
  return settings.flatMap(([value, { title: label, description, type, enum: values, ...rest }]) => {
    const field = { label, value, default: rest.default, footerNote: description };
    if (type === "boolean") return [{ type: "checkbox", ...field }];
    if (values === undefined) return [];
    const options = values.map((name) => ({ name, value: name }));
    return [{ type: "singleSelect", ...field, options }];
  });
}
