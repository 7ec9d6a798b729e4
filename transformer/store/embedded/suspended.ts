import type { Connection } from "./database.js";

/** The destinations of an open database that get nothing. All of it runs inside the caller's transaction. */
export class Suspended {
  readonly #add;
  readonly #remove;
  readonly #list;

  constructor(db: Connection) {
    this.#add = db.prepare("INSERT INTO suspended (destination) VALUES (?) ON CONFLICT DO NOTHING");
    this.#remove = db.prepare("DELETE FROM suspended WHERE destination = ?");
    this.#list = db.prepare("SELECT destination FROM suspended ORDER BY destination");
  }

  set(destination: string, isSuspended: boolean): void {
    (isSuspended ? this.#add : this.#remove).run(destination);
  }

  list(): string[] {
    return (this.#list.all() as { destination: string }[]).map(({ destination }) => destination);
  }
}
