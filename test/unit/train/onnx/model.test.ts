import { describe, expect, test } from "@jest/globals";
import { onnx } from "@rnn-zoo/proto/onnx";
import { createGraph, type Graph } from "@rnn-zoo/train/onnx/graph.js";
import { encodeModel } from "@rnn-zoo/train/onnx/model.js";
import { bytesOf, float32Layout, float32Tensor, int64Tensor } from "@rnn-zoo/train/onnx/tensor.js";

/** A product with a matrix of so many rows: their number changes how long the lengths of the messages are. */
function product(rows: number): Graph {
  const graph = createGraph("product");
  const x = graph.input("x", "float32", ["batch", rows]);
  const w = graph.constant("w", float32Tensor([rows, 1], Float32Array.from({ length: rows }, Math.sqrt)));
  const y = graph.node("MatMul", [x, w], { name: "y" });
  const shape = graph.constant("shape", int64Tensor([1], [-1]));
  graph.output("flat", graph.node("Reshape", [y, shape], { name: "flattened" }), "float32", ["batch"]);
  return graph.build();
}

/** The same by protobuf's own writer. */
function encodedWhole({ constants, ...graph }: Graph, opset: number): Uint8Array {
  const initializer = constants.map((constant) => {
    const { name, dims, dataType } = constant;
    return { name, dims: [...dims], dataType, rawData: bytesOf(constant) };
  });
  return onnx.ModelProto.encode({
    irVersion: 8,
    producerName: "rnn-zoo",
    graph: { ...graph, initializer },
    opsetImport: [{ domain: "", version: opset }],
    metadataProps: [{ key: "labels", value: "yes,no" }],
  }).finish();
}

describe("encodeModel", () => {
  test.each([1, 31, 32, 4096, 600_000])("gives the very bytes of protobuf's writer, with %i weights", (rows) => {
    const graph = product(rows);
    const file = encodeModel(graph, { opset: 17, metadata: { labels: "yes,no" } });
    expect(Buffer.compare(file, encodedWhole(graph, 17))).toBe(0);
  });

  test("writes a weight when the file is written, once, and straight into it", () => {
    const graph = createGraph("late");
    const targets: Uint8Array[] = [];
    const late = float32Layout([2], ["late"], (bytes) => targets.push(bytes.fill(63)));
    graph.node("Relu", [graph.constant("w", late)], { name: "y" });
    const built = graph.build();
    expect(targets).toHaveLength(0);
    const file = encodeModel(built, { opset: 17 });
    expect(targets.map(({ buffer, length }) => [buffer === file.buffer, length])).toEqual([[true, 8]]);
  });
});
