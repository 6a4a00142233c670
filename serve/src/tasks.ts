import { digitLabels, digitPixels, digitSide } from "@rnn-zoo/models";

/** What goes into a model of a task and what comes out, per row of a batch. */
export interface Task {
  /** Element type of the input tensor [batch, ...rowShape]. */
  readonly inputType: "uint8";
  readonly rowShape: readonly number[];
  /** Bytes of one row of the input. */
  readonly rowBytes: number;
  /** Columns of the output tensor, float32 [batch, outputs]. */
  readonly outputs: number;
}

/** Pictures of digits: uint8 [batch, 28, 28] → float32 [batch, 10]. */
export const digitTask: Task = {
  inputType: "uint8",
  rowShape: [digitSide, digitSide],
  rowBytes: digitPixels,
  outputs: digitLabels.length,
};

/** The tasks that this server can serve, by the name that cards use. */
export const tasks: ReadonlyMap<string, Task> = new Map([["digit", digitTask]]);
