// Which calls share a statement, with a database whose answers a test gives.
import { expect, test } from "@jest/globals";
import type { Database } from "../../transformer/store/postgres/database.js";
import { Intake } from "../../transformer/store/postgres/intake.js";
import { QuarantineTable } from "../../transformer/store/postgres/quarantine.js";
import { Work } from "../../transformer/store/postgres/work.js";
import { DAY, newEvent } from "../support/stores.js";

test("a second flush waits until as many calls have come as the first one has", async () => {
  const sizes: number[] = [];
  const answers: (() => void)[] = [];
  const db = {
    query(_sql: string, [keys]: [string]) {
      sizes.push(keys.split(",").length);
      return new Promise((resolve) => {
        answers.push(() => {
          resolve({ rows: [{ known: [] }] });
        });
      });
    },
  } as unknown as Database;
  const intake = new Intake(
    db,
    new QuarantineTable(db, { received: 0, contract: 0 }),
    DAY,
    new Work("postgres://localhost"),
  );
  let count = 0;
  const calls: Promise<unknown>[] = [];
  const come = async (number: number): Promise<void> => {
    for (let index = 0; index < number; index += 1) {
      const events = [newEvent(`id-${++count}`)];
      calls.push(intake.accept({ source: "news", destinations: [], events, refused: [] }));
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const answer = async (): Promise<void> => {
    answers.shift()?.();
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  await come(3);
  await come(2);
  expect(sizes).toEqual([3]);
  await come(1);
  expect(sizes).toEqual([3, 3]);
  await come(2);
  await answer();
  expect(sizes).toEqual([3, 3]);
  await answer();
  expect(sizes).toEqual([3, 3, 2]);
  const finished = intake.finish();
  await answer();
  await Promise.all([finished, ...calls]);
  expect(sizes).toEqual([3, 3, 2]);
});
