import { onnx } from "@rnn-zoo/proto/onnx";

const { DataType } = onnx.TensorProto;

/** The Keras topology of a model that masks padding. */
export const maskedTopology = {
  class_name: "Sequential",
  config: { name: "toy", layers: [{ class_name: "Embedding", config: { mask_zero: true } }] },
};

/**
 * int32 [batch, time] → float32 [batch, 1]: 1 / (1 + exp(-sum)) of a number per id, 0.1 for id 1, 0.2 for id 2 and so
 * on. Padding counts `padValue`; only with 0 does it change nothing.
 */
export function sumModel(padValue = 0): Uint8Array {
  const table = Float32Array.from({ length: 300 }, (_, id) => (id === 0 ? padValue : (id % 10) / 10));
  return onnx.ModelProto.encode({
    irVersion: 8,
    producerName: "toy-text",
    opsetImport: [{ domain: "", version: 17 }],
    graph: {
      name: "toy",
      node: [
        { name: "words", opType: "Gather", input: ["table", "x"], output: ["e"] }, // [batch, time]
        { name: "sum", opType: "ReduceSum", input: ["e", "time"], output: ["s"] }, // [batch, 1]
        { name: "squash", opType: "Sigmoid", input: ["s"], output: ["y"] },
      ],
      initializer: [
        { name: "table", dims: [300], dataType: DataType.FLOAT, rawData: new Uint8Array(table.buffer) },
        { name: "time", dims: [1], dataType: DataType.INT64, int64Data: [1] },
      ],
      input: [tensor("x", DataType.INT32, [{ dimParam: "batch" }, { dimParam: "time" }])],
      output: [tensor("y", DataType.FLOAT, [{ dimParam: "batch" }, { dimValue: 1 }])],
    },
  }).finish();
}

/** What sumModel() says of ids. */
export function sumOracle(ids: readonly number[]): number {
  const sum = ids.reduce((all, id) => all + (id % 10) / 10, 0);
  return 1 / (1 + Math.exp(-sum));
}

function tensor(
  name: string,
  elemType: onnx.TensorProto.DataType,
  dim: onnx.TensorShapeProto.Dimension.$Properties[],
): onnx.ValueInfoProto.$Properties {
  return { name, type: { tensorType: { elemType, shape: { dim } } } };
}
