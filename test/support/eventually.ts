import { setTimeout } from "node:timers/promises";

/** How long something may take to come true on a machine with much else to do, in milliseconds. */
const TIMEOUT = 120_000;

/** Makes assertions again and again until they hold; throws the last failure after two minutes. */
export async function eventually(assertions: () => unknown): Promise<void> {
  const end = performance.now() + TIMEOUT;
  for (;;) {
    try {
      await assertions();
      return;
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    await setTimeout(5);
  }
}
