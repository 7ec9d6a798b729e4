// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * One host.
 */
export type Host = (
  | {
      [k: string]: unknown;
    }
  | {
      [k: string]: unknown;
    }
) & {
  /**
   * The folder in transformer/hosts.
   */
  id: "rudderstack" | "jitsu";
  /**
   * The name a person sees.
   */
  name: string;
  /**
   * Versions of the host's source contract that are served.
   *
   * @minItems 1
   *
   * Items: One version.
   */
  contractVersions?: [string, ...string[]];
  function?: Function;
} & (
    | {
        [k: string]: unknown;
      }
    | {
        [k: string]: unknown;
      }
  ) & {
    /**
     * The folder in transformer/hosts.
     */
    id: "rudderstack" | "jitsu";
    /**
     * The name a person sees.
     */
    name: string;
    /**
     * Versions of the host's source contract that are served.
     *
     * @minItems 1
     *
     * Items: One version.
     */
    contractVersions?: [string, ...string[]];
    function?: Function;
  };

/**
 * plugin.json: what a host registers.
 */
export interface PluginManifest {
  /**
   * Path of this schema in the package.
   */
  $schema: "schemas/plugin.schema.json";
  /**
   * The source's name in the host's addresses: /v2/sources/{id}.
   */
  id: "nudgespot";
  /**
   * The name a person sees.
   */
  name: "Nudgespot";
  /**
   * One sentence for a console.
   */
  description: string;
  /**
   * A source: events come in through it.
   */
  kind: "source";
  /**
   * RudderStack accepts webhook calls for sources of exactly this category.
   */
  category: "webhook";
  /**
   * A semantic version. RudderStack records anything else as invalid.
   */
  version: string;
  /**
   * SPDX identifier.
   */
  license: "MIT";
  /**
   * The hosts whose contract the plugin implements.
   *
   * @minItems 1
   */
  hosts: [Host, ...Host[]];
  /**
   * The HTTP routes the service has itself.
   *
   * @minItems 1
   */
  endpoints: [Endpoint, ...Endpoint[]];
  settings: Settings;
  /**
   * The accepted shapes.
   *
   * @minItems 1
   */
  payloads: [PayloadShape, ...PayloadShape[]];
  /**
   * The events that leave, one warehouse table each beside tracks.
   *
   * @minItems 1
   */
  collections: [Collection, ...Collection[]];
}
/**
 * Code that the host runs on each event.
 */
export interface Function {
  /**
   * Its path in the package, where the build makes it.
   */
  file: string;
  /**
   * A semantic version. RudderStack records anything else as invalid.
   */
  version: string;
}
/**
 * One route.
 */
export interface Endpoint {
  /**
   * HTTP method.
   */
  method: "GET" | "POST";
  /**
   * HTTP path.
   */
  path: string;
  /**
   * What it is for.
   */
  description: string;
}
/**
 * Schema of the per-source settings.
 */
export interface Settings {
  /**
   * Path in the package.
   */
  schema: string;
}
/**
 * One shape.
 */
export interface PayloadShape {
  /**
   * Its name.
   */
  shape: string;
  /**
   * Path in the package.
   */
  schema: string;
}
/**
 * One collection.
 */
export interface Collection {
  /**
   * The track event's name.
   */
  name: string;
  /**
   * What happened.
   */
  description: string;
  /**
   * Warehouse table.
   */
  table: string;
  /**
   * Path in the package.
   */
  schema: string;
  /**
   * Path in the package.
   */
  example: string;
}
