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
  /** Without the batch. */
  readonly dims: readonly number[];
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
