import type { Graph } from "../onnx/graph.js";

/** Leaves out the nodes that no output needs, such as a mask that nobody asked for, and then their constants. */
export function dropUnused(graph: Graph): Graph {
  const needed = new Set(graph.output.map(({ name }) => name));
  const nodes = [...graph.node].reverse().filter(({ input = [], output = [] }) => {
    const isNeeded = (output ?? []).some((value) => needed.has(value));
    if (isNeeded) for (const value of input ?? []) needed.add(value);
    return isNeeded;
  });
  const constants = graph.constants.filter(({ name }) => needed.has(name));
  return { ...graph, node: nodes.reverse(), constants };
}
