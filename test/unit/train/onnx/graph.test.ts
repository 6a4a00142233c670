import { describe, expect, test } from "@jest/globals";
import { int, graph as subgraph } from "@rnn-zoo/train/onnx/attribute.js";
import { createGraph } from "@rnn-zoo/train/onnx/graph.js";
import { encodeModel } from "@rnn-zoo/train/onnx/model.js";
import { bytesOf, float32Tensor, int64Tensor } from "@rnn-zoo/train/onnx/tensor.js";
import { InferenceSession, Tensor } from "onnxruntime-node";

describe("createGraph", () => {
  test("what it writes runs in onnxruntime and computes what it says", async () => {
    const graph = createGraph("affine");
    const x = graph.input("x", "float32", ["batch", 2]);
    const w = graph.constant("w", float32Tensor([2, 2], Float32Array.of(1, 2, 3, 4)));
    const product = graph.node("MatMul", [x, w], { name: "product" });
    graph.output("y", graph.node("Relu", [product], { name: "relu" }), "float32", ["batch", 2]);
    const session = await InferenceSession.create(encodeModel(graph.build(), { opset: 17 }));
    const { y } = await session.run({ x: new Tensor("float32", Float32Array.of(1, -1, -5, 1), [2, 2]) });
    expect([...(y?.data ?? [])]).toEqual([0, 0, 0, 0]);
    const { y: positive } = await session.run({ x: new Tensor("float32", Float32Array.of(1, 1), [1, 2]) });
    expect([...(positive?.data ?? [])]).toEqual([4, 6]);
    await session.release();
  });

  test("a constant that no node takes is not written", () => {
    const graph = createGraph("g");
    graph.constant("unused", float32Tensor([], Float32Array.of(1)));
    expect(graph.build().constants).toEqual([]);
  });

  test("an output that nobody wants is left out, and its name stays free", () => {
    const graph = createGraph("g");
    const x = graph.input("x", "float32", [1, 1, 1]);
    const [all, last] = graph.nodeWith("LSTM", [x], [false, true], {
      name: "lstm",
      attributes: { hidden_size: int(1) },
    });
    expect([all, last]).toEqual(["", "lstm:1"]);
    expect(graph.build().node?.[0]?.output).toEqual(["", "lstm:1"]);
  });

  test("an output of the graph is renamed wherever it is used", () => {
    const graph = createGraph("g");
    const x = graph.input("x", "float32", [1]);
    const a = graph.node("Relu", [x], { name: "a" });
    graph.node("Tanh", [a], { name: "b" });
    graph.output("result", a, "float32", [1]);
    const { node } = graph.build();
    expect([node?.[0]?.output, node?.[1]?.input]).toEqual([["result"], ["result"]]);
  });

  test("a body takes values of the graph around it, and the graph keeps the constants that only a body uses", async () => {
    const graph = createGraph("running product");
    const x = graph.input("x", "float32", [3, 1]);
    const start = graph.constant("start", float32Tensor([1], Float32Array.of(1)));
    const two = graph.constant("two", float32Tensor([], Float32Array.of(2)));
    const body = graph.body("step");
    const [state, slice] = [body.input("state", "float32", [1]), body.input("slice", "float32", [1])];
    const product = body.node("Mul", [state, slice], { name: "product" });
    const doubled = body.node("Mul", [product, two], { name: "doubled" });
    body.output("next", product, "float32", [1]);
    body.output("kept", doubled, "float32", [1]);
    const attributes = { body: subgraph(body.build()), num_scan_inputs: int(1) };
    const [, all = ""] = graph.nodeWith("Scan", [start, x], [true, true], { name: "scan", attributes });
    graph.output("y", all, "float32", [3, 1]);
    const session = await InferenceSession.create(encodeModel(graph.build(), { opset: 17 }));
    const { y } = await session.run({ x: new Tensor("float32", Float32Array.of(2, 3, 4), [3, 1]) });
    await session.release();
    expect([...(y?.data ?? [])]).toEqual([4, 12, 48]);
  });

  test("64-bit constants are written as they are", () => {
    const bytes = bytesOf(int64Tensor([2], [-1, 2 ** 40]));
    expect([...bytes].slice(0, 9)).toEqual([255, 255, 255, 255, 255, 255, 255, 255, 0]);
  });
});

describe("misuse", () => {
  test("a name can be given once", () => {
    const graph = createGraph("g");
    graph.input("x", "float32", [1]);
    expect(() => graph.node("Relu", ["x"], { name: "x" })).toThrow('the graph "g" already has a value "x"');
  });

  test("a node can only take what exists", () => {
    expect(() => createGraph("g").node("Relu", ["x"], { name: "a" })).toThrow(
      'node "a" takes "x", which no node gives',
    );
  });

  test("a body repeats no name, and takes only what exists", () => {
    const graph = createGraph("g");
    graph.input("x", "float32", [1]);
    expect(() => graph.body("b").input("x", "float32", [1])).toThrow('the graph "b" already has a value "x"');
    expect(() => graph.body("b").node("Relu", ["y"], { name: "a" })).toThrow('node "a" takes "y", which no node gives');
  });

  test("a value that a body takes cannot be renamed", () => {
    const graph = createGraph("g");
    const x = graph.node("Relu", [graph.input("x", "float32", [1])], { name: "a" });
    graph.body("b").node("Relu", [x], { name: "inner" });
    expect(() => graph.output("y", x, "float32", [1])).toThrow('"a" is taken by a body, so it keeps its name');
  });

  test("a tensor holds as many values as its shape says", () => {
    expect(() => float32Tensor([2, 3], new Float32Array(5))).toThrow("a tensor [2,3] holds 6 values, got 5");
  });
});
