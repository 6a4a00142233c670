import type { FrontPadding } from "@rnn-zoo/models";
import { optionFault } from "../errors.js";

export interface ExportOptions {
  /** The graph's name; the model's own unless given. */
  readonly name?: string;
  /** Of the standard operators, 14 to 21. */
  readonly opset?: number;
  /** The name of the input, where there is one; several keep the names of their layers. The first size is `batch`. */
  readonly inputName?: string;
  /** Takes bytes and divides them in the graph, in place of float32 that is divided already. */
  readonly bytesDividedBy?: number;
  /** The name of the output, where there is one; several are named after their layers. */
  readonly outputName?: string;
  /** Keeps a softmax or sigmoid that comes last, or gives the numbers before it. */
  readonly finalActivation?: "keep" | "cut";
  /** Of the classes, in the order of the last axis. */
  readonly labels?: string;
  /** Leaves out the padding in front of a text: see `exportFrontPadded`. */
  readonly frontPadding?: FrontPadding & {
    /** What `exportFrontPadded` measures; "outputs" gives the states after the last step as outputs, to measure them. */
    readonly states: PadStates | "outputs";
  };
  /** A SimpleRNN of up to so many steps is written out, not an operator: 32 unless given, 0 for never. */
  readonly unrollSteps?: number;
  /** Facts for whoever opens the file; source, number of parameters and labels unless given. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/**
 * States of recurrent layers where a text begins, by names such as `lstm/Y_h`: float32 [length + 1, units], row `time`
 * after `length − time` ids of padding; so the last row is zeros.
 */
export type PadStates = ReadonlyMap<string, Float32Array>;

export const defaultOpset = 17;

/** A .onnx file is one protobuf message, which ends at 2 GiB; one mebibyte is left for all but the weights. */
export const mostFileBytes = 2 ** 31 - 2 ** 20;

const [leastOpset, mostOpset] = [14, 21];

/** @throws TrainFault where an option is out of range */
export function demandOptions(options: ExportOptions): void {
  const { opset = defaultOpset, bytesDividedBy, inputName = "input", outputName = "output", frontPadding } = options;
  if (!Number.isInteger(opset) || opset < leastOpset || opset > mostOpset) {
    throw optionFault("opset", `a whole number from ${leastOpset} to ${mostOpset}`, String(opset));
  }
  if (bytesDividedBy !== undefined && !(bytesDividedBy > 0 && Number.isFinite(bytesDividedBy))) {
    throw optionFault("bytesDividedBy", "a number above 0", String(bytesDividedBy));
  }
  const { unrollSteps = 0 } = options;
  if (!Number.isInteger(unrollSteps) || unrollSteps < 0) {
    throw optionFault("unrollSteps", "a whole number from 0 up", String(unrollSteps));
  }
  if (frontPadding) demandFrontPadding(frontPadding);
  if (inputName === "" || outputName === "" || inputName === outputName) {
    throw optionFault("inputName and outputName", "two names", `"${inputName}" and "${outputName}"`);
  }
}

function demandFrontPadding({ id, length }: FrontPadding): void {
  if (!Number.isInteger(id) || id < 0) throw optionFault("frontPadding.id", "a whole number from 0 up", String(id));
  if (!Number.isInteger(length) || length < 1) {
    throw optionFault("frontPadding.length", "a whole number from 1 up", String(length));
  }
}
