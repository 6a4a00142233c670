import type { onnx } from "@rnn-zoo/proto/onnx";
import type { Graph } from "../onnx/graph.js";
import { type CpuNode, cpuNodes } from "./cuda.js";

/** What became of a model, for a person to read. */
export interface ExportSummary {
  /** Who wrote the model, such as "tfjs-layers 4.22.0". */
  readonly source: string;
  /** Path and class of each layer, in the order of computation. */
  readonly layers: readonly string[];
  /** How many nodes there are of each operator. */
  readonly operators: Readonly<Record<string, number>>;
  readonly parameters: number;
  readonly opset: number;
  readonly bytes: number;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly warnings: readonly string[];
  /** Nodes that the CUDA provider would leave to the CPU. */
  readonly notOnCuda: readonly CpuNode[];
}

type Facts = Pick<ExportSummary, "source" | "layers" | "parameters" | "opset" | "bytes" | "warnings">;

export function summarize(graph: Graph, facts: Facts): ExportSummary {
  const operators: Record<string, number> = {};
  for (const { opType } of graph.node) operators[opType ?? ""] = (operators[opType ?? ""] ?? 0) + 1;
  return {
    ...facts,
    operators,
    inputs: graph.input.map(described),
    outputs: graph.output.map(described),
    notOnCuda: cpuNodes(graph),
  };
}

/** `pixels [batch, 28, 28]` */
function described({ name, type }: onnx.ValueInfoProto.$Properties): string {
  const sizes = type?.tensorType?.shape?.dim?.map(({ dimParam, dimValue }) => dimParam ?? String(dimValue));
  return `${name} [${sizes?.join(", ")}]`;
}

/** The summary as lines of text. */
export function formatSummary(summary: ExportSummary): string {
  const { layers, operators, parameters, warnings, notOnCuda } = summary;
  const nodes = Object.values(operators).reduce((sum, count) => sum + count, 0);
  const listed = Object.entries(operators).map(([operator, count]) => (count > 1 ? `${count} ${operator}` : operator));
  const cuda =
    notOnCuda.length === 0
      ? ["cuda: every node"]
      : notOnCuda.map(({ node, operator, reason }) => `cuda: ${operator} "${node}" runs on the CPU: ${reason}`);
  return [
    `from ${summary.source}: ${layers.length} layers, ${parameters} parameters`,
    ...layers.map((layer) => `  ${layer}`),
    `to ONNX opset ${summary.opset}: ${nodes} nodes (${listed.join(", ")}), ${summary.bytes} bytes`,
    `inputs: ${summary.inputs.join("; ")}`,
    `outputs: ${summary.outputs.join("; ")}`,
    ...cuda,
    ...warnings.map((warning) => `warning: ${warning}`),
  ].join("\n");
}
