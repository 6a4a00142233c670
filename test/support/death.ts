import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { picture } from "./toy-zoo.js";

/** The first pixel of a picture that kills every thread of dying-worker.ts. */
export const alwaysFatal = 13;
/** The first pixel of a picture that kills one thread, each time `expectOneDeath` was called before. */
export const onceFatal = 14;
/** Exists while a death is due. Threads share the id of their process, and little else. */
export const deathMarker = join(tmpdir(), `rnn-zoo-death-${process.pid}`);

/** A model whose loading kills one thread, each time `expectOneDeath` was called before. */
export const lethalKey = "lethal/1";

export function expectOneDeath(): void {
  writeFileSync(deathMarker, "");
}

export const poison = picture({ 0: alwaysFatal });
