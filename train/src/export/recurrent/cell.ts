import { modelFault } from "../../errors.js";
import { flagOf, sizeOf } from "../config.js";
import type { LayerContext } from "../layer.js";
import { type GateActivation, gateActivation } from "./gate-activation.js";
import { biasesOf, type GateKernel } from "./gates.js";

/** One direction of a recurrent operator, in the words of ONNX. */
export interface Cell {
  readonly op: "LSTM" | "GRU" | "RNN";
  readonly name: string;
  readonly units: number;
  readonly features: number;
  readonly activations: readonly GateActivation[];
  /** Of a GRU: does the reset gate act after the recurrent product, as in Keras' reset_after? */
  readonly linearBeforeReset?: boolean;
  /** [features, gates · units] */
  readonly kernel: GateKernel;
  /** [units, gates · units] */
  readonly recurrent: GateKernel;
  /** [2 · gates · units]: for the input, then for the state. */
  readonly B: Float32Array;
}

/** Where ONNX' gates stand among Keras': i, f, c, o → i, o, f, c. */
const ifcoToIofc = [0, 3, 1, 2] as const;
/** Both have z, r, h. */
const zrhToZrh = [0, 1, 2] as const;
const single = [0] as const;

/** Where ONNX' gates stand among Keras', for each layer that is one recurrent operator. */
export const gateOrders: Readonly<Record<string, readonly number[]>> = {
  SimpleRNN: single,
  LSTM: ifcoToIofc,
  GRU: zrhToZrh,
};

type CellReader = (features: number, context: LayerContext) => Cell;

/** Layers and cells that are one recurrent operator. Formulas: https://onnx.ai/onnx/operators/index.html */
const readers: Readonly<Record<string, CellReader>> = {
  SimpleRNN: readSimpleRnn,
  SimpleRNNCell: readSimpleRnn,
  LSTM: readLstm,
  LSTMCell: readLstm,
  GRU: readGru,
  GRUCell: readGru,
};

export function isCell(className: string): boolean {
  return Object.hasOwn(readers, className);
}

/**
 * Reads a layer's or a cell's weights and turns them to ONNX' layouts.
 * @throws TrainFault where the class, an activation or a weight is not known
 */
export function readCell(className: string, features: number, context: LayerContext): Cell {
  const read = isCell(className) ? readers[className] : undefined;
  if (!read) throw modelFault(context.name, `one of ${Object.keys(readers).join(", ")}`, className);
  return read(features, context);
}

function readSimpleRnn(features: number, context: LayerContext): Cell {
  return {
    op: "RNN",
    activations: [gateActivation(context, "activation", "tanh")],
    ...readWeights(features, single, context),
  };
}

function readLstm(features: number, context: LayerContext): Cell {
  const gates = recurrentActivation(context);
  const cell = gateActivation(context, "activation", "tanh");
  return { op: "LSTM", activations: [gates, cell, cell], ...readWeights(features, ifcoToIofc, context) };
}

function readGru(features: number, context: LayerContext): Cell {
  const linearBeforeReset = flagOf(context, "reset_after", context.dialect !== "tfjs");
  const activations = [recurrentActivation(context), gateActivation(context, "activation", "tanh")];
  return { op: "GRU", activations, linearBeforeReset, ...readWeights(features, zrhToZrh, context, linearBeforeReset) };
}

function recurrentActivation(context: LayerContext): GateActivation {
  return gateActivation(context, "recurrent_activation", context.dialect === "tfjs" ? "hard_sigmoid" : "sigmoid");
}

function readWeights(
  features: number,
  order: readonly number[],
  context: LayerContext,
  hasTwoBiases = false,
): Pick<Cell, "name" | "units" | "features" | "kernel" | "recurrent" | "B"> {
  const units = sizeOf(context, "units");
  const width = order.length * units;
  const kernel = context.weight("kernel", [features, width]).values;
  const recurrent = context.weight("recurrent_kernel", [units, width]).values;
  const bias = flagOf(context, "use_bias", true)
    ? context.weight("bias", hasTwoBiases ? [2, width] : [width]).values
    : new Float32Array();
  return {
    name: context.name,
    units,
    features,
    kernel: { values: kernel, rows: features, units, order },
    recurrent: { values: recurrent, rows: units, units, order },
    B: biasesOf(bias, units, order),
  };
}
