// Generated from schemas/ and package.json by "npm run generate". Do not edit.

/**
 * Path of this schema in the package.
 */
export type Schema = "schemas/plugin.schema.json";
/**
 * The source's name in the host's addresses: /v2/sources/{id}.
 */
export type ID = "nudgespot";
/**
 * The name a person sees.
 */
export type Name = "Nudgespot";
/**
 * One sentence for a console.
 */
export type Description = string;
/**
 * A source: events come in through it.
 */
export type Kind = "source";
/**
 * RudderStack accepts webhook calls for sources of exactly this category.
 */
export type Category = "webhook";
/**
 * A semantic version. RudderStack records anything else as invalid.
 */
export type Version = string;
/**
 * SPDX identifier.
 */
export type License = "MIT";
/**
 * The hosts whose contract the plugin implements.
 *
 * @minItems 1
 */
export type Hosts = [Host, ...Host[]];
/**
 * The folder in transformer/hosts.
 */
export type HostID = "rudderstack";
/**
 * The name a person sees.
 */
export type HostName = string;
/**
 * Versions of the host's source contract that are served.
 *
 * @minItems 1
 */
export type ContractVersions = [ContractVersion, ...ContractVersion[]];
/**
 * One version.
 */
export type ContractVersion = string;
/**
 * The HTTP routes the service has itself.
 *
 * @minItems 1
 */
export type Endpoints = [Endpoint, ...Endpoint[]];
/**
 * HTTP method.
 */
export type Method = "GET" | "POST";
/**
 * HTTP path.
 */
export type Path = string;
/**
 * What it is for.
 */
export type Description1 = string;
/**
 * Path in the package.
 */
export type SettingsSchema = string;
/**
 * The shapes that are understood.
 *
 * @minItems 1
 */
export type Payloads = [PayloadShape, ...PayloadShape[]];
/**
 * Its name.
 */
export type Shape = string;
/**
 * Path in the package.
 */
export type PayloadSchema = string;
/**
 * The events that leave, one warehouse table each beside tracks.
 *
 * @minItems 1
 */
export type Collections = [Collection, ...Collection[]];
/**
 * The track event's name.
 */
export type CollectionName = string;
/**
 * What happened.
 */
export type CollectionDescription = string;
/**
 * Warehouse table.
 */
export type Table = string;
/**
 * Path in the package.
 */
export type CollectionSchema = string;
/**
 * Path in the package.
 */
export type Example = string;

/**
 * plugin.json: what a host registers.
 */
export interface PluginManifest {
  $schema: Schema;
  id: ID;
  name: Name;
  description: Description;
  kind: Kind;
  category: Category;
  version: Version;
  license: License;
  hosts: Hosts;
  endpoints: Endpoints;
  settings: Settings;
  payloads: Payloads;
  collections: Collections;
}
/**
 * One host.
 */
export interface Host {
  id: HostID;
  name: HostName;
  contractVersions: ContractVersions;
}
/**
 * One route.
 */
export interface Endpoint {
  method: Method;
  path: Path;
  description: Description1;
}
/**
 * Schema of the per-source settings.
 */
export interface Settings {
  schema: SettingsSchema;
}
/**
 * One shape.
 */
export interface PayloadShape {
  shape: Shape;
  schema: PayloadSchema;
}
/**
 * One collection.
 */
export interface Collection {
  name: CollectionName;
  description: CollectionDescription;
  table: Table;
  schema: CollectionSchema;
  example: Example;
}
