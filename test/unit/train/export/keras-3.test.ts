import { describe, expect, test } from "@jest/globals";
import { exportOnnx } from "@rnn-zoo/train/export/export-onnx.js";
import { feed, gru, keras3, run } from "../../../support/keras-files.js";
import { nodesOf } from "../../../support/onnx-file.js";
import { largestDifference, tf } from "../../../support/tfjs-oracle.js";

describe("Keras 3", () => {
  test("its hard_sigmoid has slope 1/6, as an activation and as a gate", async () => {
    const rows = feed([2, 5, 3]);
    const activation = { class_name: "Activation", config: { name: "a", activation: "hard_sigmoid" } };
    const x = tf.tensor3d(rows.values, [2, 5, 3]);
    const expected = x.div(6).add(0.5).clipByValue(0, 1).dataSync();
    expect(largestDifference(expected, await run(keras3([5, 3], activation), rows))).toBeLessThan(1e-6);
    const layer = gru({ recurrent_activation: "hard_sigmoid" }, "gru_cell/");
    const node = nodesOf(exportOnnx(keras3([5, 3], layer))).find(({ op }) => op === "GRU");
    expect(node?.attributes).toMatchObject({
      activations: ["HardSigmoid", "Tanh"],
      activation_alpha: [Math.fround(1 / 6)],
      activation_beta: [0.5],
    });
  });

  test("calls are arguments around tensors that know where they come from", async () => {
    const tensor = (layer: string) => ({
      class_name: "__keras_tensor__",
      config: { shape: [null, 3], dtype: "float32", keras_history: [layer, 0, 0] },
    });
    const layer = (class_name: string, name: string, config: object, ...args: unknown[]) => ({
      module: "keras.layers",
      class_name,
      name,
      config: { name, ...config },
      inbound_nodes: args.length > 0 ? [{ args, kwargs: { mask: null } }] : [],
    });
    const config = {
      name: "m",
      layers: [
        layer("InputLayer", "x", { batch_shape: [null, 3] }),
        layer("Activation", "t", { activation: "tanh" }, tensor("x")),
        layer("Add", "sum", {}, [tensor("x"), tensor("t")]),
      ],
      input_layers: ["x", 0, 0],
      output_layers: ["sum", 0, 0],
    };
    const modelTopology = {
      keras_version: "3.0.0",
      model_config: { module: "keras", class_name: "Functional", config },
    };
    const rows = feed([2, 3]);
    const expected = [...rows.values].map((value) => value + Math.tanh(value));
    expect(
      largestDifference(expected, await run({ modelTopology, weightSpecs: [], weightData: new ArrayBuffer(0) }, rows)),
    ).toBeLessThan(1e-6);
  });

  test.each([
    ["a Dot of one input", { class_name: "Dot", config: { name: "l", axes: 1 } }, "l: expected two inputs"],
    ["a layer from outside", { class_name: "Lambda", config: { name: "l" } }, "l: expected one of Activation"],
    [
      "another precision",
      {
        class_name: "Flatten",
        config: { name: "l", dtype: { class_name: "DTypePolicy", config: { name: "mixed_float16" } } },
      },
      'l: expected dtype: float32, got "mixed_float16"',
    ],
    [
      "an activation that is an object",
      { class_name: "Activation", config: { name: "l", activation: { class_name: "Custom", config: {} } } },
      "l: expected activation: one of linear",
    ],
    [
      "zeros for masked steps",
      gru({ zero_output_for_mask: true }, ""),
      "gru: expected zero_output_for_mask: false, got true",
    ],
  ])("%s is refused by name", (_, layer, message) => {
    expect(() => exportOnnx(keras3([5, 3], layer))).toThrow(message);
  });
});
