import { describe, expect, test } from "@jest/globals";
import { agrees, apply, parity, type Row, tf } from "../../../../support/tfjs-oracle.js";

const { layers } = tf;

describe("convolutions and pools", () => {
  test.each<Row>([
    ["Conv1D", [9, 3], () => layers.conv1d({ filters: 4, kernelSize: 3 })],
    ["Conv1D, same, strides", [9, 3], () => layers.conv1d({ filters: 4, kernelSize: 4, strides: 2, padding: "same" })],
    ["Conv1D on open time", [null, 3], () => layers.conv1d({ filters: 4, kernelSize: 3, padding: "same" })],
    [
      "Conv1D on open time, strides",
      [null, 3],
      () => layers.conv1d({ filters: 4, kernelSize: 2, strides: 2, padding: "same" }),
    ],
    ["Conv1D, dilation", [9, 3], () => layers.conv1d({ filters: 4, kernelSize: 3, dilationRate: 2, padding: "same" })],
    ["Conv2D", [7, 6, 3], () => layers.conv2d({ filters: 4, kernelSize: [3, 2], activation: "relu" })],
    ["Conv2D, same", [7, 6, 3], () => layers.conv2d({ filters: 4, kernelSize: [3, 2], padding: "same" })],
    [
      "Conv2D, same, strides",
      [8, 5, 3],
      () => layers.conv2d({ filters: 4, kernelSize: [3, 2], strides: [2, 3], padding: "same" }),
    ],
    ["Conv2D, dilation", [8, 7, 3], () => layers.conv2d({ filters: 4, kernelSize: 2, dilationRate: [2, 3] })],
    [
      "Conv2D without bias",
      [7, 6, 3],
      () => layers.conv2d({ filters: 4, kernelSize: 3, useBias: false, activation: "softmax" }),
    ],
    [
      "Conv2D of channels first",
      [3, 7, 6],
      () => layers.conv2d({ filters: 4, kernelSize: 3, dataFormat: "channelsFirst" }),
    ],
    [
      "DepthwiseConv2D",
      [7, 6, 3],
      () => layers.depthwiseConv2d({ kernelSize: 3, depthMultiplier: 2, activation: "relu" }),
    ],
    [
      "DepthwiseConv2D, same, strides",
      [7, 6, 3],
      () => layers.depthwiseConv2d({ kernelSize: 3, strides: 2, padding: "same", useBias: false }),
    ],
    ["SeparableConv2D", [7, 6, 3], () => layers.separableConv2d({ filters: 5, kernelSize: 3, depthMultiplier: 2 })],
    [
      "SeparableConv2D, same",
      [7, 6, 3],
      () => layers.separableConv2d({ filters: 5, kernelSize: 3, padding: "same", useBias: false }),
    ],
    ["MaxPooling1D", [9, 3], () => layers.maxPooling1d({ poolSize: 2 })],
    ["MaxPooling1D, same", [9, 3], () => layers.maxPooling1d({ poolSize: 4, strides: 2, padding: "same" })],
    ["AveragePooling1D, same", [9, 3], () => layers.averagePooling1d({ poolSize: 4, strides: 3, padding: "same" })],
    ["MaxPooling2D", [7, 6, 3], () => layers.maxPooling2d({ poolSize: [2, 3] })],
    ["MaxPooling2D, same", [7, 6, 3], () => layers.maxPooling2d({ poolSize: 3, strides: 2, padding: "same" })],
    ["AveragePooling2D", [7, 6, 3], () => layers.averagePooling2d({ poolSize: 2 })],
    ["AveragePooling2D, same", [7, 6, 3], () => layers.averagePooling2d({ poolSize: 3, strides: 2, padding: "same" })],
    [
      "AveragePooling2D of channels first",
      [3, 7, 6],
      () => layers.averagePooling2d({ poolSize: 2, dataFormat: "channelsFirst" }),
    ],
    ["GlobalMaxPooling1D", [9, 3], () => layers.globalMaxPooling1d()],
    ["GlobalAveragePooling1D", [null, 3], () => layers.globalAveragePooling1d()],
    ["GlobalMaxPooling2D", [4, 5, 3], () => layers.globalMaxPooling2d({})],
    ["GlobalAveragePooling2D", [4, 5, 3], () => layers.globalAveragePooling2d({})],
    [
      "GlobalAveragePooling2D of channels first",
      [3, 4, 5],
      () => layers.globalAveragePooling2d({ dataFormat: "channelsFirst" }),
    ],
  ])("%s", agrees);

  test("two in a row are turned once on the way in and once on the way out", async () => {
    const x = tf.input({ shape: [9, 8, 3] });
    let flow = [x];
    for (const layer of [
      layers.conv2d({ filters: 4, kernelSize: 3, activation: "relu" }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.conv2d({ filters: 2, kernelSize: 2 }),
    ])
      flow = apply(layer, ...flow);
    const { difference: found, summary } = await parity(tf.model({ inputs: x, outputs: flow }));
    expect(found).toBeLessThan(1e-5);
    expect(summary.operators).toEqual({ Transpose: 2, Conv: 2, Relu: 1, MaxPool: 1 });
  });
});
