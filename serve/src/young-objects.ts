import { setFlagsFromString } from "node:v8";

/**
 * Every object is young at first. Where many that were made at one place of the code have lived long, V8 makes the next
 * ones in old memory at once ("pretenuring"), and what they point to stays until a whole collection. A burst of clients
 * makes it do so with the little list of an answer's two listeners, inside of Node, and then each request is kept: 5 of
 * the 26 kB of a digit, and a third more time for it.
 */
export function keepObjectsYoung(): void {
  setFlagsFromString("--no-allocation-site-pretenuring");
}
