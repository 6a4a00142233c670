import { createGraph, type GraphBuilder, type NodeOptions, type Value } from "../onnx/graph.js";
import { float32Tensor, int64Tensor, sameTensor, type TensorValue } from "../onnx/tensor.js";

/** A sequence as recurrent operators have it. */
export interface TimeFirst {
  /** [time, batch, features] */
  readonly sequence: Value;
  /** bool [batch, time], where the steps that it lets through stand in front. */
  readonly mask: Value | undefined;
}

/** The graph builder as converters see it: it knows the opset, shares constants and makes names unique. */
export interface Emitter extends GraphBuilder {
  /** Version of the standard operators, 14 to 21. */
  readonly opset: number;
  /** Channels-last values that were made from a channels-first one, so that two turns cancel. */
  readonly channelsFirst: Map<Value, Value>;
  /** Sequences [batch, time, …] that a recurrent operator gave time first, so that the next one takes them as they were. */
  readonly timeFirst: Map<Value, TimeFirst>;
  /** A float32 constant; the values are not copied. */
  floats(name: string, shape: readonly number[], values: Float32Array): Value;
  /** A float32 scalar. */
  scalar(name: string, value: number): Value;
  /** An int64 scalar. */
  scalarInt(name: string, value: number): Value;
  /** An int64 vector, which is how operators take axes, shapes and pads. */
  ints(name: string, values: readonly number[]): Value;
}

/**
 * @param name of the graph
 * @param reserved names of outputs: a layer of that name gets another one
 */
export function createEmitter(name: string, opset: number, reserved: readonly string[] = []): Emitter {
  const graph = createGraph(name);
  const taken = new Set<string>(reserved);
  const constants = new Map<string, TensorValue>();
  const unique = (wanted: string): string => {
    let free = wanted;
    for (let call = 2; taken.has(free); call++) free = `${wanted}_${call}`;
    taken.add(free);
    return free;
  };
  // A layer that is called twice brings the same constants twice.
  const constant: Emitter["constant"] = (wanted, tensor) => {
    const before = constants.get(wanted);
    if (before && sameTensor(before, tensor)) return wanted;
    const free = unique(wanted);
    constants.set(free, tensor);
    return graph.constant(free, tensor);
  };
  const named = (options: NodeOptions): NodeOptions => ({ ...options, name: unique(options.name) });
  return {
    ...graph,
    opset,
    channelsFirst: new Map(),
    timeFirst: new Map(),
    input: (wanted, type, shape) => graph.input(unique(wanted), type, shape),
    node: (opType, inputs, options) => graph.node(opType, inputs, named(options)),
    nodeWith: (opType, inputs, used, options) => graph.nodeWith(opType, inputs, used, named(options)),
    output: (wanted, value, type, shape) =>
      graph.output(reserved.includes(wanted) ? wanted : unique(wanted), value, type, shape),
    constant,
    floats: (wanted, shape, values) => constant(wanted, float32Tensor(shape, values)),
    scalar: (wanted, value) => constant(wanted, float32Tensor([], Float32Array.of(value))),
    scalarInt: (wanted, value) => constant(wanted, int64Tensor([], [value])),
    ints: (wanted, values) => constant(wanted, int64Tensor([values.length], values)),
  };
}
