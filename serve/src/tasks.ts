import { digitLabels, digitSide, sentimentLength, soundBins, soundFrames, soundLabels } from "@rnn-zoo/models";

type InputType = "uint8" | "int32" | "float32";

/** What goes into a model of a task and what comes out, per row of a batch. */
export interface Task {
  /** Element type of the input tensor [batch, ...rowShape]. */
  readonly inputType: InputType;
  readonly rowShape: readonly number[];
  /** Whether a file may leave the sizes of a row open, as text models do with time. */
  readonly openRow: boolean;
  /** Bytes of one row of the input. */
  readonly rowBytes: number;
  /** Of the output tensor, float32 [batch, ...outputShape]. */
  readonly outputShape: readonly number[];
  /** Scores of one row of the output. */
  readonly outputs: number;
}

const elementBytes: Readonly<Record<InputType, number>> = { uint8: 1, int32: 4, float32: 4 };

function rows(inputType: InputType, rowShape: readonly number[], outputShape: readonly number[]): Task {
  const rowBytes = product(rowShape) * elementBytes[inputType];
  return { inputType, rowShape, openRow: false, rowBytes, outputShape, outputs: product(outputShape) };
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all * size, 1);
}

/** Pictures of digits: uint8 [batch, 28, 28] → float32 [batch, 10]. */
export const digitTask = rows("uint8", [digitSide, digitSide], [digitLabels.length]);

/** Texts: int32 [batch, 100] → float32 [batch, 1]. */
export const sentimentTask: Task = { ...rows("int32", [sentimentLength], [1]), openRow: true };

/** Clips of sound: float32 [batch, 256, 256] → float32 [batch, 256, 10]. */
export const soundTask = rows("float32", [soundFrames, soundBins], [soundFrames, soundLabels.length]);

/** The tasks that this server can serve, by the name that cards use. */
export const tasks: ReadonlyMap<string, Task> = new Map([
  ["digit", digitTask],
  ["sentiment", sentimentTask],
  ["sound", soundTask],
]);
