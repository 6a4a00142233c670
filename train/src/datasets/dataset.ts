/** Rows with their labels. */
export interface Examples {
  /** uint8 [rows, …rowShape], flat */
  readonly inputs: Uint8Array;
  /** The class of each row. */
  readonly labels: Uint8Array;
}

/** A data set as training takes it. */
export interface Dataset {
  readonly name: string;
  /** File → SHA-256 of its uncompressed bytes. */
  readonly sha256: Readonly<Record<string, string>>;
  /** The shape of one row. */
  readonly rowShape: readonly number[];
  /** A model sees input ÷ this. */
  readonly divisor: number;
  readonly labels: readonly string[];
  readonly train: Examples;
  readonly validation: Examples;
  readonly test: Examples;
  /** Whether the validation rows were held out of the train split, or are the test split, as in the sources. */
  readonly validationSource: "train" | "test";
}

/** What one step of training or prediction takes. */
export interface Batch {
  /** float32 [rows, …rowShape], flat */
  readonly inputs: Float32Array;
  /** [rows, …rowShape] */
  readonly shape: readonly number[];
  readonly labels: Uint8Array;
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
  const width = rowShape.reduce((product, length) => product * length, 1);
  for (let start = 0; start < order.length; start += batchSize) {
    const rows = order.subarray(start, start + batchSize);
    const batch = new Float32Array(rows.length * width);
    rows.forEach((row, index) => {
      for (let i = 0; i < width; i++) batch[index * width + i] = (inputs[row * width + i] ?? 0) / divisor;
    });
    yield {
      inputs: batch,
      shape: [rows.length, ...rowShape],
      labels: Uint8Array.from(rows, (row) => labels[row] ?? 0),
    };
  }
}

/** 0 … rows − 1. */
export function inOrder({ labels }: Examples): Uint32Array {
  return Uint32Array.from({ length: labels.length }, (_, row) => row);
}
