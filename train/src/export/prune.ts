import type { onnx } from "@rnn-zoo/proto/onnx";

/** Leaves out the nodes that no output needs, such as a mask that nobody asked for, and then their constants. */
export function dropUnused(graph: onnx.GraphProto.$Properties): onnx.GraphProto.$Properties {
  const needed = new Set((graph.output ?? []).map(({ name }) => name));
  const nodes = [...(graph.node ?? [])].reverse().filter(({ input = [], output = [] }) => {
    const isNeeded = (output ?? []).some((value) => needed.has(value));
    if (isNeeded) for (const value of input ?? []) needed.add(value);
    return isNeeded;
  });
  const initializer = (graph.initializer ?? []).filter(({ name }) => needed.has(name));
  return { ...graph, node: nodes.reverse(), initializer };
}
