// Jitsu's isolate, as far as Node can be it: a context with the language's own globals alone, in
// which the only import is "crypto", with four names. Seen in the function runtime of October 2024.
import { hash, randomBytes, randomInt, randomUUID } from "node:crypto";
import vm from "node:vm";
import type { JsonObject } from "../../transformer/core/values.js";
import type { FunctionResult } from "../../transformer/hosts/jitsu/function.js";

/** The runtime's "crypto". */
const CRYPTO = { hash, randomBytes, randomInt, randomUUID };

/** A function that is loaded, and what it logged. */
export interface Isolated {
  readonly config: JsonObject;
  readonly logged: string[];
  /** Calls it with copies: its changes to an event are not visible outside. */
  readonly call: (event: JsonObject, source?: string) => Promise<FunctionResult>;
}

/** Loads the code of a function. Rejects where it asks for what the isolate does not have. */
export async function isolate(code: string): Promise<Isolated> {
  const context = vm.createContext({ console: { log: () => undefined } });
  const module = new vm.SourceTextModule(code, { context });
  await module.link((specifier) => {
    if (specifier !== "crypto") throw new Error(`import is not allowed: ${specifier}`);
    const names = Object.keys(CRYPTO) as (keyof typeof CRYPTO)[];
    return new vm.SyntheticModule(
      names,
      function () {
        for (const name of names) this.setExport(name, CRYPTO[name]);
      },
      { context },
    );
  });
  await module.evaluate();
  const { default: run, config } = module.namespace as {
    default: (event: JsonObject, context: object) => FunctionResult | Promise<FunctionResult>;
    config: JsonObject;
  };
  const logged: string[] = [];
  return {
    config,
    logged,
    call: async (event, source = "stream-1") => {
      const log = { warn: (message: string) => void logged.push(message) };
      const result = await run(structuredClone(event), { log, source: { id: source } });
      return JSON.parse(JSON.stringify(result)) as FunctionResult;
    },
  };
}
