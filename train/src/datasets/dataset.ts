import { sizeOf } from "../size-of.js";
/** Rows with their labels. */
export interface Examples {
  /** [rows, …rowShape], flat: bytes, token ids, or numbers */
  readonly inputs: Uint8Array | Int32Array | Float32Array;
  /** The class of each row (or of each time step of each row); for the other losses what the output should be, flat. */
  readonly labels: Uint8Array | Float32Array;
}

/** Rows of bytes with their classes. */
export interface ByteExamples extends Examples {
  readonly inputs: Uint8Array;
  readonly labels: Uint8Array;
}

/** A data set as training takes it. */
export interface Dataset {
  readonly name: string;
  /** File → SHA-256 of its uncompressed bytes. */
  readonly sha256: Readonly<Record<string, string>>;
  /** The shape of one row. */
  readonly rowShape: readonly number[];
  /** A model sees input ÷ this; token ids stay as they are. */
  readonly divisor: number;
  readonly labels: readonly string[];
  readonly train: Examples;
  readonly validation: Examples;
  readonly test: Examples;
  /** Whether the validation rows were held out of the train split, or are the test split, as in the sources. */
  readonly validationSource: "train" | "test";
  /** What a model's users need beside it: file name → text. */
  readonly files?: Readonly<Record<string, string>>;
}

/** What one step of training or prediction takes. */
export interface Batch {
  /** [rows, …rowShape], flat: float32, or int32 token ids */
  readonly inputs: Float32Array | Int32Array;
  /** [rows, …rowShape] */
  readonly shape: readonly number[];
  /** See `Examples`. */
  readonly labels: Uint8Array | Float32Array;
  /** How much each row counts; 1 unless given. A row of weight 0 is as if it were not there, but for batch statistics. */
  readonly weights?: Float32Array;
}

/**
 * Cuts examples into batches; the last one may be short.
 * @param order the rows to take, in this order
 */
export function* batches(
  { rowShape, divisor }: Pick<Dataset, "rowShape" | "divisor">,
  { inputs, labels }: Examples,
  order: Uint32Array,
  batchSize: number,
): Generator<Batch> {
  const width = sizeOf(rowShape);
  const labelWidth = (labels.length * width) / inputs.length;
  const factor = inputs instanceof Int32Array ? 1 : divisor;
  for (let start = 0; start < order.length; start += batchSize) {
    const rows = order.subarray(start, start + batchSize);
    const batch =
      inputs instanceof Int32Array ? new Int32Array(rows.length * width) : new Float32Array(rows.length * width);
    // Not labels.slice(): labels that Node read from a file are a Buffer, whose slice is the same memory.
    const own =
      labels instanceof Uint8Array
        ? new Uint8Array(rows.length * labelWidth)
        : new Float32Array(rows.length * labelWidth);
    yield {
      inputs: gather(inputs, rows, width, factor, batch),
      shape: [rows.length, ...rowShape],
      labels: gather(labels, rows, labelWidth, 1, own),
    };
  }
}

/** How many rows there are. */
export function countRows({ rowShape }: Pick<Dataset, "rowShape">, { inputs }: Pick<Examples, "inputs">): number {
  return inputs.length / sizeOf(rowShape);
}

/** 0 … rows − 1. */
export function inOrder(rows: number): Uint32Array {
  return Uint32Array.from({ length: rows }, (_, row) => row);
}

type Numbers = Uint8Array | Int32Array | Float32Array;

function gather<T extends Numbers>(from: Numbers, rows: Uint32Array, width: number, divisor: number, into: T): T {
  rows.forEach((row, index) => {
    const source = from.subarray(row * width, (row + 1) * width);
    const start = index * width;
    if (divisor === 1) into.set(source, start);
    else for (let i = 0; i < width; i++) into[start + i] = (source[i] ?? 0) / divisor;
  });
  return into;
}
