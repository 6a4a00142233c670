import { modelFault } from "../../errors.js";
import type { LayerConfig } from "../../keras/topology.js";
import type { Value } from "../../onnx/graph.js";
import type { Cell } from "./cell.js";
import {
  demandOptions,
  flagOption,
  flat,
  type LayerContext,
  type Signal,
  unflat,
  type Written,
  wholeOption,
} from "./layer.js";
import type { Columns, Ops } from "./ops.js";
import {
  declareWeights,
  inputBias,
  inputOperands,
  type Operands,
  recurrentFactors,
  type Weights,
} from "./recurrent-inputs.js";

/** @param backwards from the last time step to the first; sequences still come out in the order of time */
export type RecurrentWriter = (input: Signal, context: LayerContext, backwards?: boolean) => Written;

/**
 * Makes a layer of a cell: the input products of all steps in one matrix product for each gate, a Scan over time, a Scan
 * back, and the weights' gradients as single products over time × batch rows.
 *
 * Dropout is Keras': one draw a sequence, the same at every step. With recurrent dropout each gate has draws of its own,
 * of the input's too (Keras' `implementation=1`, which recurrent dropout asks for); without it all gates share one.
 */
export function recurrentLayer(choose: (config: LayerConfig) => Cell): RecurrentWriter {
  return (input, context, backwards) => {
    const { ops, config } = context;
    const cell = choose(config);
    const units = wholeOption(config, "units");
    const sequences = flagOption(config, "return_sequences", false);
    const reverse = backwards ?? reversed(config, sequences);
    demandOptions(config, { return_state: false, stateful: false, time_major: false });
    const [time = 0, features] = input.shape;
    if (input.shape.length !== 2 || features === undefined) {
      throw modelFault(config.name, "sequences [time, features]", `[${input.shape}]`);
    }
    const weights = declareWeights(context, cell, features, units);
    const operands = inputOperands(input, context, cell);
    const factors = recurrentFactors(context, cell, units);
    const layer: Layer = { input, context, cell, units, sequences, reverse, weights, operands, factors };
    const ran = forward(layer, [time, units]);
    const shape = sequences ? [time, units] : [units];
    const mask = sequences ? input.mask : undefined;
    return {
      output: { value: ran.value, shape, mask, learns: true },
      backward: (gradient) => backward(ops, layer, ran, gradient),
    };
  };
}

interface Layer {
  readonly input: Signal;
  readonly context: LayerContext;
  readonly cell: Cell;
  readonly units: number;
  readonly sequences: boolean;
  readonly reverse: boolean;
  readonly weights: Weights;
  readonly operands: Operands;
  /** Of recurrent dropout for each gate, [batch, units]; empty without it. */
  readonly factors: readonly Value[];
}

function reversed(config: LayerConfig, sequences: boolean): boolean {
  if (sequences) demandOptions(config, { go_backwards: false });
  return flagOption(config, "go_backwards", false);
}

interface Ran {
  /** [time, batch, units], or the last state [batch, units] */
  readonly value: Value;
  /** What each gate multiplied with its U: [time, batch, units] */
  readonly operands: readonly Value[];
  /** [time, batch, units] */
  readonly kept: readonly Value[];
}

function forward(layer: Layer, shape: readonly number[]): Ran {
  const { input, context, cell, units, sequences, weights, factors } = layer;
  const { ops, training } = context;
  const inputs = weights.kernels.map((kernel, gate) => {
    const sum = ops.product(layer.operands.flat[gate] ?? "", kernel, { plus: inputBias(ops, weights, gate) });
    return { value: unflat(ops, sum, shape), width: units }; // [time, batch, units]
  });
  let kept = 0;
  const different: Value[] = []; // operands, each once
  let place: number[] = [];
  const zeros = Array.from({ length: cell.states }, () => context.zeros(units)); // [batch, units]
  const { states, outputs } = ops.scan({
    name: "forward",
    backwards: layer.reverse,
    states: zeros,
    sequences: [...inputs, ...maskColumns(input)],
    units,
    step: (inner, before, slices) => {
      const [h = ""] = before;
      const seen = weights.kernels.map((_, gate) => times(inner, h, factors[gate]));
      const done = cell.forward(inner, {
        inputs: slices.slice(0, cell.gates),
        states: before,
        seen,
        kernels: weights.recurrentKernels,
        innerBias: weights.recurrentBiases.at(-1),
      });
      const next = blend(inner, slices[cell.gates], done.states, before); // [batch, units]
      different.push(...new Set(done.operands));
      place = done.operands.map((operand) => different.indexOf(operand));
      kept = done.kept.length;
      const forBackward = training ? [...done.kept, ...different] : [];
      return { states: next, outputs: [...forBackward, ...(sequences ? next.slice(0, 1) : [])] };
    },
  });
  const operands = outputs.slice(kept, kept + different.length);
  const value = (sequences ? outputs.at(-1) : states[0]) ?? "";
  return { value, kept: outputs.slice(0, kept), operands: place.map((index) => operands[index] ?? "") };
}

function backward(ops: Ops, layer: Layer, ran: Ran, gradient: Value): Value | undefined {
  const { input, context, cell, units, sequences, weights, factors } = layer;
  const columns = (value: Value): Columns => ({ value, width: units });
  const start = Array.from({ length: cell.states }, () => context.zeros(units)); // [batch, units]
  let place: number[] = [];
  let different: Value[] = [];
  const { outputs } = ops.scan({
    name: "backward",
    backwards: !layer.reverse,
    states: sequences ? start : [gradient, ...start.slice(1)],
    sequences: [...ran.kept.map(columns), ...(sequences ? [columns(gradient)] : []), ...maskColumns(input)],
    units,
    step: (inner, after, slices) => {
      const kept = slices.slice(0, ran.kept.length);
      const [dh = "", ...others] = after;
      const own = sequences ? slices[ran.kept.length] : undefined;
      const gradients = [own === undefined ? dh : inner.add(dh, own), ...others];
      const mask = input.mask === undefined ? undefined : slices.at(-1);
      const done = cell.backward(inner, {
        gradients: gradients.map((value) => times(inner, value, mask)),
        kept,
        kernels: weights.recurrentKernels,
        factors,
      });
      different = [...new Set([...done.inputs, ...done.products])];
      place = [...done.inputs, ...done.products].map((value) => different.indexOf(value));
      return { states: passOver(inner, mask, done.states, gradients), outputs: different };
    },
  });
  const rows = outputs.map((value) => flat(ops, { value, shape: [0, units] })); // [time × batch, units]
  const gates = place.map((index) => rows[index] ?? "");
  return learnWeights(layer, ran, gates.slice(0, cell.gates), gates.slice(cell.gates));
}

/** @returns the gradient of the layer's input */
function learnWeights(
  { input, context, units, weights, operands }: Layer,
  ran: Ran,
  inputs: readonly Value[],
  products: readonly Value[],
): Value | undefined {
  const { ops } = context;
  let sum: Value | undefined; // [time × batch, features], or [time, batch, features] with dropout
  inputs.forEach((gradient, gate) => {
    const [kernel = "", recurrentKernel = ""] = [weights.kernels[gate], weights.recurrentKernels[gate]];
    const product = products[gate] ?? "";
    const [bias, recurrentBias] = [weights.biases[gate], weights.recurrentBiases[gate]];
    const operand = flat(ops, { value: ran.operands[gate] ?? "", shape: [0, units] }); // [time × batch, units]
    context.learn(kernel, ops.product(operands.flat[gate] ?? "", gradient, { transposeA: true })); // [features, units]
    context.learn(recurrentKernel, ops.product(operand, product, { transposeA: true })); // [units, units]
    if (bias !== undefined) context.learn(bias, ops.sumOfRows(gradient)); // [units]
    if (recurrentBias !== undefined) context.learn(recurrentBias, ops.sumOfRows(product)); // [units]
    if (input.learns) sum = throughInput(ops, input, gradient, kernel, operands.factors[gate], sum);
  });
  return sum === undefined || operands.factors.length > 0 ? sum : unflat(ops, sum, input.shape);
}

/** sum + gradient · Kᵀ, times the factors of dropout where there are any. */
function throughInput(
  ops: Ops,
  input: Signal,
  gradient: Value,
  kernel: Value,
  factor: Value | undefined,
  sum: Value | undefined,
): Value {
  if (factor === undefined) return ops.product(gradient, kernel, { transposeB: true, plus: sum });
  const back = unflat(ops, ops.product(gradient, kernel, { transposeB: true }), input.shape);
  const term = ops.mul(back, factor); // [time, batch, features]
  return sum === undefined ? term : ops.add(sum, term);
}

function maskColumns({ mask }: Signal): Columns[] {
  return mask === undefined ? [] : [{ value: mask, width: 1 }];
}

function times(ops: Ops, value: Value, factor: Value | undefined): Value {
  return factor === undefined ? value : ops.mul(value, factor);
}

/** A padded step carries the states on: mask · new + (1 − mask) · old. */
function blend(
  ops: Ops,
  mask: Value | undefined,
  states: readonly Value[],
  before: readonly Value[],
): readonly Value[] {
  if (mask === undefined) return states;
  const rest = ops.sub(ops.scalar(1), mask); // [batch, 1]
  return states.map((state, index) => ops.add(ops.mul(mask, state), ops.mul(rest, before[index] ?? "")));
}

/** A padded step hands the gradients of the states on: new + (1 − mask) · old. */
function passOver(
  ops: Ops,
  mask: Value | undefined,
  states: readonly Value[],
  gradients: readonly Value[],
): readonly Value[] {
  if (mask === undefined) return states;
  const rest = ops.sub(ops.scalar(1), mask); // [batch, 1]
  return states.map((state, index) => ops.add(state, ops.mul(rest, gradients[index] ?? "")));
}
