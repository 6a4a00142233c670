import type { onnx } from "@rnn-zoo/proto/onnx";
import type { Graph } from "../onnx/graph.js";

/** A node that onnxruntime's CUDA provider leaves to the CPU. */
export interface CpuNode {
  readonly node: string;
  readonly operator: string;
  readonly reason: string;
}

/** The only gates that cuDNN has. */
const cudnnActivations: Readonly<Record<string, string>> = {
  LSTM: "Sigmoid,Tanh,Tanh",
  GRU: "Sigmoid,Tanh",
  RNN: "Tanh",
};

/**
 * Which recurrent nodes will not run on a GPU, and why: the conditions of RNNNeedFallbackToCPU in onnxruntime's
 * cuda_execution_provider.cc. All other operators that the exporter writes have CUDA kernels up to opset 21.
 */
export function cpuNodes({ node }: Graph): CpuNode[] {
  return node.flatMap((one) => {
    const { opType: operator = "", name = "" } = one;
    const reason = Object.hasOwn(cudnnActivations, operator ?? "") ? reasonOf(one) : undefined;
    return reason === undefined ? [] : [{ node: name ?? "", operator: operator ?? "", reason }];
  });
}

function reasonOf({ opType, attribute, input }: onnx.NodeProto.$Properties): string | undefined {
  const attributes = new Map((attribute ?? []).map((one) => [one.name, one]));
  const names = (attributes.get("activations")?.strings ?? []).map((name) => new TextDecoder().decode(name));
  const usual = cudnnActivations[opType ?? ""] ?? "";
  const isBoth = names.length === 2 * usual.split(",").length;
  const given = names.join();
  if (given !== (isBoth ? `${usual},${usual}` : usual)) {
    const odd = names.filter((name) => !usual.includes(name));
    return `its gates use ${[...new Set(odd)].join(" and ") || given}, cuDNN has ${usual.replaceAll(",", ", ")} only`;
  }
  const numbers = ["activation_alpha", "activation_beta", "clip"].find((name) => attributes.has(name));
  if (numbers) return `it has ${numbers}`;
  if (opType === "GRU" && Number(attributes.get("linear_before_reset")?.i ?? 0) !== 1) {
    return "it is a classic GRU (reset_after=false), cuDNN has the other kind only";
  }
  return opType === "LSTM" && input?.[7] ? "it has peepholes" : undefined;
}
