import type { Value } from "../../onnx/graph.js";
import type { Cell } from "./cell.js";
import { flagOption, flat, type LayerContext, rateOption, type Signal } from "./layer.js";
import type { Ops } from "./ops.js";

/** The weights of a layer, one tensor for each gate. */
export interface Weights {
  /** [features, units] */
  readonly kernels: readonly Value[];
  /** [units, units] */
  readonly recurrentKernels: readonly Value[];
  /** [units]; empty without biases */
  readonly biases: readonly Value[];
  /** [units]; empty but for layers of two biases */
  readonly recurrentBiases: readonly Value[];
}

/** The layer's input as each gate takes it. */
export interface Operands {
  /** [time × batch, features] */
  readonly flat: readonly Value[];
  /** By which dropout multiplied each of them, [batch, features]; empty without it. */
  readonly factors: readonly Value[];
}

/** Declares a recurrent layer's weights, one tensor for each gate. */
export function declareWeights(
  context: LayerContext,
  { gates, twoBiases }: Cell,
  features: number,
  units: number,
): Weights {
  const each = <T>(make: (gate: number) => T) => Array.from({ length: gates }, (_, gate) => make(gate));
  const part = (name: string, shape: readonly number[]) => (gate: number) =>
    context.weight(name, { shape, block: { index: gate, of: gates } });
  const biasRow = (row: number) => (gate: number) =>
    context.weight("bias", { shape: [2, gates * units], block: { index: gate, of: gates }, row });
  const useBias = flagOption(context.config, "use_bias", true);
  const single = useBias && !twoBiases ? each(part("bias", [gates * units])) : [];
  return {
    kernels: each(part("kernel", [features, gates * units])),
    recurrentKernels: each(part("recurrent_kernel", [units, gates * units])),
    biases: useBias && twoBiases ? each(biasRow(0)) : single,
    recurrentBiases: useBias && twoBiases ? each(biasRow(1)) : [],
  };
}

/** Draws what dropout takes off the input: once a sequence, the same at every step. */
export function inputOperands(input: Signal, context: LayerContext, { gates }: Cell): Operands {
  const { ops, config, training } = context;
  const rate = rateOption(config, "dropout");
  const features = input.shape.at(-1) ?? 0;
  const each = <T>(make: (gate: number) => T) => Array.from({ length: gates }, (_, gate) => make(gate));
  if (!training || rate === 0) {
    const whole = flat(ops, input); // [time × batch, features]
    return { flat: each(() => whole), factors: [] };
  }
  const own = rateOption(config, "recurrent_dropout") > 0;
  const draw = (gate: number) => context.dropout(`dropout_${gate}`, rate, [features]); // [batch, features]
  const shared = own ? "" : draw(0);
  const factors = each((gate) => (own ? draw(gate) : shared));
  const dropped = (factor: Value) => flat(ops, { value: ops.mul(input.value, factor), shape: input.shape }); // [time × batch, features]
  const whole = own ? "" : dropped(shared);
  return { flat: factors.map((factor) => (own ? dropped(factor) : whole)), factors };
}

/** Draws what recurrent dropout takes off the state. */
export function recurrentFactors(context: LayerContext, { gates }: Cell, units: number): Value[] {
  const rate = rateOption(context.config, "recurrent_dropout");
  if (!context.training || rate === 0) return [];
  return Array.from({ length: gates }, (_, gate) => context.dropout(`recurrent_dropout_${gate}`, rate, [units]));
}

/** What a gate adds to x · K: both its biases, but for the last gate, which keeps its second one for the product with U. */
export function inputBias(ops: Ops, { biases, recurrentBiases }: Weights, gate: number): Value | undefined {
  const [bias, second] = [biases[gate], recurrentBiases[gate]];
  const inner = gate === recurrentBiases.length - 1;
  return bias === undefined || second === undefined || inner ? bias : ops.add(bias, second);
}
