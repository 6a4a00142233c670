import { signal } from "@preact/signals";
import { recoveries } from "./connection.js";

const storage = "rnn-zoo key";

/** Whether the server refused for want of a key, or of a better one. */
export const isKeyWanted = signal(false);

/** The headers that show the key of the person who sits here; none where there is none. */
export function keyHeaders(): Record<string, string> {
  const key = sessionStorage.getItem(storage);
  return key === null ? {} : { authorization: `Bearer ${key}` };
}

/** Keeps a key until the tab is closed, and asks again what was refused. */
export function giveKey(key: string): void {
  sessionStorage.setItem(storage, key);
  isKeyWanted.value = false;
  recoveries.value++;
}
