import { hash, timingSafeEqual } from "node:crypto";

/** The SHA-256 of a text. */
export function sha256(text: string): Buffer {
  return hash("sha256", text, "buffer");
}

/** Whether two texts are the same, in a time that does not tell where they differ. */
export function isSame(text: string, other: string): boolean {
  return timingSafeEqual(sha256(text), sha256(other));
}
