import { findArchitecture } from "./architectures.js";
import type { Dataset } from "./datasets/dataset.js";
import { trainTasks } from "./tasks.js";

/** What Triton Inference Server needs to know of a model beside the file. */
export interface TritonConfig {
  readonly name: string;
  readonly input: TritonTensor;
  readonly output: TritonTensor;
  /** Of the classes. */
  readonly labels: readonly string[];
}

export interface TritonTensor {
  readonly name: string;
  readonly dataType: "TYPE_UINT8" | "TYPE_INT32" | "TYPE_FP32";
  /** Without the batch; -1 where a size is open. */
  readonly dims: readonly number[];
}

/** Describes a model of the zoo. Where its file needs no padding in front, the size of a row is open. */
export function tritonConfigOf(name: string, dataset: Dataset, outputShape: readonly number[]): TritonConfig {
  const { input, outputName, frontPadding } = trainTasks[findArchitecture(name).task];
  return {
    name,
    input: { ...input, dims: frontPadding ? [-1] : dataset.rowShape },
    output: { name: outputName, dataType: "TYPE_FP32", dims: outputShape },
    labels: dataset.labels,
  };
}

const maxBatchSize = 256; // rows

/** Writes config.pbtxt: https://docs.nvidia.com/deeplearning/triton-inference-server (model configuration). */
export function formatTritonConfig({ name, input, output, labels }: TritonConfig): string {
  const tensor = ({ name: of, dataType, dims }: TritonTensor, more = "") =>
    `    name: "${of}"\n    data_type: ${dataType}\n    dims: [ ${dims.join(", ")} ]\n${more}`;
  const isOneEach = output.dims.join() === `${labels.length}`; // else Triton would name the wrong numbers
  return `name: "${name}"
platform: "onnxruntime_onnx"
max_batch_size: ${maxBatchSize}
input [
  {
${tensor(input)}  }
]
output [
  {
${tensor(output, isOneEach ? '    label_filename: "labels.txt"\n' : "")}  }
]
dynamic_batching { }
`;
}
