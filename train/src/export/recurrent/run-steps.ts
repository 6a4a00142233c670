import { int } from "../../onnx/attribute.js";
import type { Dimension, Value } from "../../onnx/graph.js";
import type { Emitter } from "../emitter.js";
import type { Cell } from "./cell.js";

// onnxruntime's RNN operator computes its activation one number at a time; Tanh and Relu take eight. So a short layer
// of that operator is written out: 2.8 to 4.5 times faster on 64 rows, and no slower on one (train/README.md).

/** What a written-out step ends with, by the activation of an RNN operator. */
const stepwise: ReadonlySet<string> = new Set(["Tanh", "Relu", "Sigmoid"]);

export const defaultUnrollSteps = 32;

/** One cell at work in one direction. */
export interface StepsRun {
  readonly cell: Cell;
  readonly time: number;
  readonly direction: "forward" | "reverse";
  /** [time, batch, features] */
  readonly x: Value;
  /** [batch, units]; none for zeros. */
  readonly initial: Value | undefined;
  readonly wantsSequence: boolean;
}

/** How many steps to write out; 0 where an operator is to be used. */
export function stepsToWrite(
  { op, activations }: Cell,
  time: Dimension | undefined,
  lengths: Value,
  most = defaultUnrollSteps,
): number {
  const [activation] = activations;
  const isShort = typeof time === "number" && time <= most;
  return isShort && op === "RNN" && lengths === "" && stepwise.has(activation?.op ?? "") ? time : 0;
}

/**
 * Writes the steps of a SimpleRNN one after the other, h = activation(x · kernel + bias + h · recurrent_kernel), with the
 * products of the input in one.
 * @returns [time, batch, units] in natural time ("" unless wanted), and the last state [batch, units]
 */
export function runSteps(run: StepsRun, graph: Emitter): { readonly sequence: Value; readonly last: Value } {
  const { cell, time, direction, initial } = run;
  const { name, units, recurrent, activations } = cell;
  const parts = inputProducts(run, graph);
  const kernel = graph.floats(`${name}/recurrent_kernel`, [units, units], recurrent.values);
  const op = activations[0]?.op ?? "";
  const order = direction === "forward" ? parts.keys() : [...parts.keys()].reverse();
  const outputs: Value[] = Array.from({ length: time }, () => "");
  let last = initial ?? "";
  for (const step of order) {
    const part = parts[step] ?? "";
    const sum = last === "" ? part : graph.node("Gemm", [last, kernel, part], { name: `${name}/sum_${step}` });
    last = graph.node(op, [sum], { name: `${name}/step_${step}` }); // [batch, units]
    outputs[step] = last;
  }
  return { sequence: run.wantsSequence ? stacked(outputs, cell, graph) : "", last };
}

/** x · kernel + bias of each step: [batch, units] */
function inputProducts({ cell, time, x }: StepsRun, graph: Emitter): Value[] {
  const { name, units, features, kernel, B } = cell;
  const bias = Float32Array.from({ length: units }, (_, unit) => (B[unit] ?? 0) + (B[units + unit] ?? 0));
  const flat = graph.node("Reshape", [x, graph.ints(`${name}/flat_shape`, [-1, features])], { name: `${name}/flat` });
  const weights = [
    graph.floats(`${name}/kernel`, [features, units], kernel.values),
    graph.floats(`${name}/bias`, [units], bias),
  ];
  const products = graph.node("Gemm", [flat, ...weights], { name: `${name}/products` }); // [time · batch, units]
  const wanted = Array.from({ length: time }, () => true);
  const attributes = { axis: int(0), ...(graph.opset >= 18 && { num_outputs: int(time) }) };
  return graph.nodeWith("Split", [products], wanted, { name: `${name}/product_of_step`, attributes });
}

/** [batch, units] of each step → [time, batch, units] */
function stacked(steps: readonly Value[], { name, units }: Cell, graph: Emitter): Value {
  const all = graph.node("Concat", steps, { name: `${name}/steps`, attributes: { axis: int(0) } });
  const shape = graph.ints(`${name}/sequence_shape`, [steps.length, -1, units]);
  return graph.node("Reshape", [all, shape], { name: `${name}/sequence` });
}
