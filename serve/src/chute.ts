import { createHatch, type Hatch } from "./hatch.js";
import { createVigil } from "./vigil.js";

/** One row for a model. */
export interface ChuteRow {
  readonly id: number;
  readonly key: string;
  /** The bytes of the row. */
  readonly input: Uint8Array<ArrayBuffer>;
}

/** The end of a chute where rows come from. */
export interface ChuteCaller {
  /**
   * For one row at a time; its scores go to `onScores`, unless a message brings them.
   * @returns false where the other thread sleeps, or the row is too large: then it has to be sent as a message
   */
  ask(row: ChuteRow): boolean;
  /** Looks once: scores that came before a message are to be told before it. */
  look(): void;
}

/** The end of a chute where rows are run. */
export interface ChuteServer {
  /** Looks for a row from now on, for a while; before an answer is given, so that the next row finds it awake. */
  stayAwake(): void;
  /** Looks once: a row that came before a message is to be run before it. */
  look(): void;
  /** False where the other thread looks no more, or they are too many: then they have to be sent as a message. */
  answer(scores: Float32Array): boolean;
}

const [rowHatch, scoresHatch, id, keyBytes, inputBytes, outputs] = [0, 1, 2, 3, 4, 5]; // the words
const keyStart = 64;
const scoresStart = 1_024;
const inputStart = 8_192;
const allBytes = 65_536;

/** Memory for one chute. */
export function createChuteMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(allBytes);
}

function partsOf(memory: SharedArrayBuffer) {
  const words = new Int32Array(memory, 0, keyStart / Int32Array.BYTES_PER_ELEMENT);
  return {
    words,
    rows: createHatch(words, rowHatch),
    answers: createHatch(words, scoresHatch),
    key: Buffer.from(memory, keyStart, scoresStart - keyStart),
    scores: new Float32Array(memory, scoresStart, (inputStart - scoresStart) / Float32Array.BYTES_PER_ELEMENT),
    input: new Uint8Array(memory, inputStart),
  };
}

/**
 * A way for a row to a thread that is awake: two messages take as long as a small prediction, two words in memory take
 * next to nothing. Both ends have a message for what does not fit, or comes while the other sleeps.
 * @param us how long this end looks for an answer, in microseconds
 */
export function createChuteCaller(
  memory: SharedArrayBuffer,
  us: number,
  onScores: (id: number, scores: Float32Array) => void,
): ChuteCaller {
  const { words, rows, answers, key, scores, input } = partsOf(memory);
  const receiver = createReceiver(answers, us, () => onScores(words[id] ?? 0, scores.slice(0, words[outputs])));

  return {
    ask: (row) => {
      const fits = row.input.length <= input.length && Buffer.byteLength(row.key) <= key.length;
      if (us === 0 || !rows.isOpen() || !fits) return false;
      input.set(row.input);
      words[id] = row.id;
      words[keyBytes] = key.write(row.key);
      words[inputBytes] = row.input.length;
      answers.open(); // before the other end can answer
      if (!rows.give()) return false;
      receiver.stayAwake();
      return true;
    },
    look: receiver.look,
  };
}

/**
 * The other end.
 * @param us how long it looks for a row, in microseconds
 */
export function createChuteServer(memory: SharedArrayBuffer, us: number, onRow: (row: ChuteRow) => void): ChuteServer {
  const { words, rows, answers, key, scores, input } = partsOf(memory);
  const take = (): ChuteRow => ({
    id: words[id] ?? 0,
    key: key.toString("utf8", 0, words[keyBytes]),
    input: input.slice(0, words[inputBytes]), // out of shared memory, which onnxruntime does not take
  });

  return {
    ...createReceiver(rows, us, () => onRow(take())),
    answer: (all) => {
      if (all.length > scores.length) return false;
      scores.set(all);
      words[outputs] = all.length;
      return answers.give();
    },
  };
}

/** @returns how to look at a hatch: from now on, until something is given or the time is over, or once */
function createReceiver(hatch: Hatch, us: number, onGiven: () => void) {
  const vigil = createVigil(us);
  let isGiven = false;

  return {
    stayAwake: () => {
      if (us === 0) return;
      hatch.open();
      vigil.keep(
        () => {
          isGiven = hatch.take();
          return !isGiven;
        },
        () => {
          if (isGiven || hatch.shut()) onGiven();
        },
      );
    },
    look: () => {
      if (hatch.take()) onGiven();
    },
  };
}
