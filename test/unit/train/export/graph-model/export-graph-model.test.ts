import { describe, expect, test } from "@jest/globals";
import { exportGraphModel } from "@rnn-zoo/train/export/graph-model/export-graph-model.js";
import type { SavedModel } from "@rnn-zoo/train/export/saved/read-files.js";
import { attr, graphModel } from "../../../../support/graph-files.js";
import { difference } from "../../../../support/graph-oracle.js";
import { nodesOf } from "../../../../support/onnx-file.js";

const T = { T: attr.type("DT_FLOAT") };
const nhwc = { data_format: attr.text("NHWC"), ...T };

function perceptron(): SavedModel {
  return graphModel({
    input: { shape: [-1, 5] },
    tables: { w1: { shape: [5, 4] }, b1: { shape: [4] }, w2: { shape: [3, 4] }, b2: { shape: [3] } },
    operations: [
      {
        name: "StatefulPartitionedCall/dense/Relu",
        op: "_FusedMatMul",
        input: ["x", "w1", "b1"],
        attr: { fused_ops: attr.texts("BiasAdd", "Relu"), num_args: { i: "1" }, ...T },
      },
      {
        name: "mm",
        op: "MatMul",
        input: ["StatefulPartitionedCall/dense/Relu", "w2"],
        attr: { transpose_b: attr.bool(true), ...T },
      },
      { name: "logits", op: "BiasAdd", input: ["mm", "b2"], attr: T },
      { name: "probabilities", op: "Softmax", input: ["logits"], attr: T },
      { name: "Identity", op: "Identity", input: ["probabilities", "^mm"], attr: T },
    ],
    output: ["Identity", [-1, 3]],
  });
}

describe("classifiers", () => {
  test("feed-forward ones agree, in nodes that a person can read", async () => {
    expect(await difference(perceptron(), [5])).toBeLessThan(1e-6);
    expect(nodesOf(exportGraphModel(perceptron()).file).map(({ op, name }) => `${op} ${name}`)).toEqual([
      "MatMul dense/Relu/product",
      "Add dense/Relu/BiasAdd",
      "Relu dense/Relu",
      "Transpose mm/transpose_b",
      "MatMul mm",
      "Add logits",
      "Softmax probabilities",
    ]);
  });

  test("their softmax can be cut", () => {
    const { file } = exportGraphModel(perceptron(), { finalActivation: "cut", outputName: "logits", opset: 14 });
    expect(nodesOf(file).map(({ op }) => op)).not.toContain("Softmax");
  });

  test("convolutional ones agree", async () => {
    const saved = graphModel({
      input: { shape: [-1, 9, 8, 2] },
      tables: {
        w1: { shape: [3, 2, 2, 4] },
        b1: { shape: [4] },
        w2: { shape: [2, 3, 4, 2] },
        b2: { shape: [8] },
        gamma: { shape: [8] },
        beta: { shape: [8] },
        mean: { shape: [8] },
        variance: { shape: [8] },
        w3: { shape: [2, 2, 8, 3] },
        pads: { ints: [0, 0, 1, 0, 0, 2, 0, 0], shape: [4, 2] },
        axes: { ints: [1, 2] },
        wide: { ints: [-1, 3, 1] },
      },
      operations: [
        {
          name: "conv",
          op: "_FusedConv2D",
          input: ["x", "w1", "b1"],
          attr: {
            strides: attr.ints(1, 2, 1, 1),
            padding: attr.text("SAME"),
            dilations: attr.ints(1, 1, 1, 1),
            fused_ops: attr.texts("BiasAdd", "Relu6"),
            num_args: { i: "1" },
            ...nhwc,
          },
        },
        {
          name: "depth",
          op: "FusedDepthwiseConv2dNative",
          input: ["conv", "w2", "b2"],
          attr: {
            strides: attr.ints(1, 1, 1, 1),
            padding: attr.text("SAME"),
            dilations: attr.ints(1, 1, 1, 1),
            fused_ops: attr.texts("BiasAdd", "Elu"),
            num_args: { i: "1" },
            ...nhwc,
          },
        },
        {
          name: "norm",
          op: "FusedBatchNormV3",
          input: ["depth", "gamma", "beta", "mean", "variance"],
          attr: { epsilon: { f: 0.001 }, is_training: attr.bool(false), ...nhwc },
        },
        {
          name: "max",
          op: "MaxPool",
          input: ["norm"],
          attr: { ksize: attr.ints(1, 2, 2, 1), strides: attr.ints(1, 1, 1, 1), padding: attr.text("VALID"), ...nhwc },
        },
        { name: "padded", op: "Pad", input: ["max", "pads"], attr: T },
        {
          name: "plain",
          op: "Conv2D",
          input: ["padded", "w3"],
          attr: {
            strides: attr.ints(1, 1, 1, 1),
            padding: attr.text("VALID"),
            dilations: attr.ints(1, 1, 2, 1),
            ...nhwc,
          },
        },
        {
          name: "avg",
          op: "AvgPool",
          input: ["plain"],
          attr: { ksize: attr.ints(1, 2, 3, 1), strides: attr.ints(1, 2, 2, 1), padding: attr.text("SAME"), ...nhwc },
        },
        { name: "pooled", op: "Mean", input: ["avg", "axes"], attr: { keep_dims: attr.bool(false), ...T } },
        { name: "wider", op: "Reshape", input: ["pooled", "wide"], attr: T },
        { name: "narrow", op: "Squeeze", input: ["wider"], attr: { squeeze_dims: attr.ints(2), ...T } },
        { name: "score", op: "Sigmoid", input: ["narrow"], attr: T },
      ],
      output: ["score", [-1, 3]],
    });
    expect(await difference(saved, [9, 8, 2])).toBeLessThan(1e-5);
  });

  test("those of embedded words agree, also where a Dense layer on sequences reads shapes", async () => {
    const strided = {
      begin_mask: { i: "0" },
      end_mask: { i: "0" },
      ellipsis_mask: { i: "0" },
      new_axis_mask: { i: "0" },
      shrink_axis_mask: { i: "1" },
      T: attr.type("DT_INT32"),
    };
    const saved = graphModel({
      input: { dtype: "DT_INT32", shape: [-1, -1] },
      tables: {
        table: { shape: [7, 4] },
        axis0: { ints: [0], shape: [] },
        w: { shape: [4, 3] },
        b: { shape: [3] },
        flat: { ints: [-1, 4] },
        zero: { ints: [0] },
        one: { ints: [1] },
        two: { ints: [2] },
        width: { ints: [3], shape: [] },
        axis1: { ints: [1], shape: [] },
      },
      operations: [
        { name: "embedded", op: "GatherV2", input: ["table", "x", "axis0"], attr: { Tparams: attr.type("DT_FLOAT") } },
        { name: "shape", op: "Shape", input: ["embedded"], attr: { out_type: attr.type("DT_INT32"), ...T } },
        { name: "batch", op: "StridedSlice", input: ["shape", "zero", "one", "one"], attr: strided },
        { name: "time", op: "StridedSlice", input: ["shape", "one", "two", "one"], attr: strided },
        { name: "rows", op: "Reshape", input: ["embedded", "flat"], attr: T },
        { name: "product", op: "MatMul", input: ["rows", "w"], attr: T },
        {
          name: "target",
          op: "Pack",
          input: ["batch", "time", "width"],
          attr: { axis: { i: "0" }, T: attr.type("DT_INT32") },
        },
        { name: "back", op: "Reshape", input: ["product", "target"], attr: T },
        { name: "biased", op: "BiasAdd", input: ["back", "b"], attr: T },
        { name: "best", op: "Max", input: ["biased", "axis1"], attr: { keep_dims: attr.bool(false), ...T } },
        { name: "score", op: "Sigmoid", input: ["best"], attr: T },
      ],
      output: ["score", [-1, 3]],
    });
    expect(await difference(saved, [6], 7)).toBeLessThan(1e-6);
  });
});
