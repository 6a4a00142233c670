import { describe, expect, test } from "@jest/globals";
import { exportModel, exportOnnx } from "@rnn-zoo/train/export/export-onnx.js";
import { type ModelArtifacts, packArtifacts, readWeights } from "@rnn-zoo/train/keras/artifacts.js";
import { feed, gru, type KerasLayer, keras2, run } from "../../../support/keras-files.js";
import { nodesOf } from "../../../support/onnx-file.js";
import { type Feed, largestDifference, runOnnx, tf } from "../../../support/tfjs-oracle.js";

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/**
 * Keras' GRU with reset_after, from its formula: z = σ(x·Wz + bz + h·Uz + cz), r alike,
 * h' = z·h + (1 − z)·tanh(x·Wh + bh + r·(h·Uh + ch)).
 */
function kerasGru(rows: Feed, weights: (name: string) => Float32Array, units: number): number[] {
  const [batch = 0, time = 0, features = 0] = rows.shape;
  const [kernel, recurrent, bias] = ["kernel", "recurrent_kernel", "bias"].map(weights);
  const at = (values: Float32Array | undefined, i: number) => values?.[i] ?? Number.NaN;
  return Array.from({ length: batch }, (_, row) => {
    let h = new Array<number>(units).fill(0);
    for (let step = 0; step < time; step++) {
      const gate = (which: number, unit: number) => {
        const column = which * units + unit;
        let [fromInput, fromState] = [at(bias, column), at(bias, 3 * units + column)];
        for (let i = 0; i < features; i++)
          fromInput += at(rows.values, (row * time + step) * features + i) * at(kernel, i * 3 * units + column);
        for (const [i, state] of h.entries()) fromState += state * at(recurrent, i * 3 * units + column);
        return [fromInput, fromState] as const;
      };
      h = h.map((state, unit) => {
        const [z, r] = [0, 1].map((which) => sigmoid(gate(which, unit).reduce((a, b) => a + b, 0)));
        const [x, s] = gate(2, unit);
        return (z ?? 0) * state + (1 - (z ?? 0)) * Math.tanh(x + (r ?? 0) * s);
      });
    }
    return h;
  }).flat();
}

describe("Keras 2", () => {
  test("its GRU, which tfjs cannot load, is its formula", async () => {
    const artifacts = keras2([null, 3], gru({}, "gru_cell_7/"));
    const rows = feed([3, 6, 3]);
    const weights = readWeights(artifacts);
    const expected = kerasGru(rows, (name) => weights.get(`gru/gru_cell_7/${name}`)?.values ?? new Float32Array(), 4);
    expect(largestDifference(expected, await run(artifacts, rows))).toBeLessThan(1e-6);
    const node = nodesOf(exportOnnx(artifacts)).find(({ op }) => op === "GRU");
    expect(node?.attributes).toMatchObject({ linear_before_reset: 1, activations: ["Sigmoid", "Tanh"] });
  });

  test("reset_after is on where the file leaves it out, and the gates are sigmoid", () => {
    const layer = gru({ reset_after: undefined, recurrent_activation: undefined }, "gru_cell/");
    const node = nodesOf(exportOnnx(keras2([null, 3], layer))).find(({ op }) => op === "GRU");
    expect(node?.attributes).toMatchObject({ linear_before_reset: 1, activations: ["Sigmoid", "Tanh"] });
  });

  test("layers that tfjs lacks are Keras' formulas", async () => {
    const rows = feed([2, 6, 3]);
    const x = tf.tensor3d(rows.values, [2, 6, 3]);
    const cases: [KerasLayer, tf.Tensor][] = [
      [
        { class_name: "ZeroPadding1D", config: { name: "l", padding: [1, 2] } },
        x.pad([
          [0, 0],
          [1, 2],
          [0, 0],
        ]),
      ],
      [{ class_name: "Cropping1D", config: { name: "l", cropping: [1, 2] } }, x.slice([0, 1, 0], [2, 3, 3])],
      [{ class_name: "UpSampling1D", config: { name: "l", size: 2 } }, tf.stack([x, x], 2).reshape([2, 12, 3])],
      [{ class_name: "Softmax", config: { name: "l", axis: 1 } }, x.exp().div(x.exp().sum(1, true))],
      [
        { class_name: "ReLU", config: { name: "l", max_value: 1, negative_slope: 0.2, threshold: 0 } },
        x.leakyRelu(0.2).minimum(1),
      ],
      [
        { class_name: "ReLU", config: { name: "l", max_value: 1, negative_slope: 0.2, threshold: 0.3 } },
        x
          .mul(x.greater(0.3).cast("float32"))
          .clipByValue(0, 1)
          .sub(tf.relu(tf.sub(0.3, x)).mul(0.2)),
      ],
      [
        { class_name: "ReLU", config: { name: "l", threshold: -0.4 } },
        x.mul(x.greater(-0.4).cast("float32")), // what is above the threshold stays, also below 0
      ],
      [{ class_name: "GlobalAveragePooling1D", config: { name: "l", keepdims: true } }, x.mean(1, true)],
      [{ class_name: "Activation", config: { name: "l", activation: "exponential" } }, x.exp()],
    ];
    for (const [layer, expected] of cases) {
      expect(largestDifference(expected.dataSync(), await run(keras2([6, 3], layer), rows))).toBeLessThan(1e-6);
    }
  });

  test("convolutions and images that tfjs has not, or has otherwise, are Keras' formulas", async () => {
    const rows = feed([2, 6, 4]);
    const x = tf.tensor3d(rows.values, [2, 6, 4]);
    const causal = { name: "l", filters: 3, kernel_size: [3], dilation_rate: [2], padding: "causal", use_bias: false };
    const grouped = { name: "l", filters: 6, kernel_size: [2], groups: 2, use_bias: false };
    const separable = {
      name: "l",
      filters: 3,
      kernel_size: [3],
      depth_multiplier: 2,
      padding: "same",
      use_bias: false,
    };
    const weightOf = (artifacts: ModelArtifacts, name: string, shape: number[]) =>
      tf.tensor([...(readWeights(artifacts).get(`l/${name}`)?.values ?? [])], shape);
    const first = keras2([6, 4], { class_name: "Conv1D", config: causal, weights: { kernel: [3, 4, 3] } });
    const second = keras2([6, 4], { class_name: "Conv1D", config: grouped, weights: { kernel: [2, 2, 6] } });
    const kernels = { depthwise_kernel: [3, 4, 2], pointwise_kernel: [1, 8, 3] };
    const third = keras2([6, 4], { class_name: "SeparableConv1D", config: separable, weights: kernels });
    const pad = x.pad([
      [0, 0],
      [4, 0],
      [0, 0],
    ]);
    const kernel = tf.split(weightOf(second, "kernel", [2, 2, 6]), 2, 2);
    const halves = tf
      .split(x, 2, 2)
      .map((half, i) => tf.conv1d(half.as3D(2, 6, 2), (kernel[i] ?? tf.zeros([2, 2, 3])).as3D(2, 2, 3), 1, "valid"));
    const cases: [ModelArtifacts, tf.Tensor][] = [
      [first, tf.conv1d(pad.as3D(2, 10, 4), weightOf(first, "kernel", [3, 4, 3]).as3D(3, 4, 3), 1, "valid", "NWC", 2)],
      [second, tf.concat(halves, 2)],
      [
        third,
        tf.separableConv2d(
          x.as4D(2, 1, 6, 4),
          weightOf(third, "depthwise_kernel", [1, 3, 4, 2]).as4D(1, 3, 4, 2),
          weightOf(third, "pointwise_kernel", [1, 1, 8, 3]).as4D(1, 1, 8, 3),
          1,
          "same",
        ),
      ],
    ];
    for (const [artifacts, expected] of cases) {
      expect(largestDifference(expected.dataSync(), await run(artifacts, rows))).toBeLessThan(1e-5);
    }
    const image = feed([2, 3, 4, 2]);
    const bilinear = { class_name: "UpSampling2D", config: { name: "l", size: [2, 3], interpolation: "bilinear" } };
    const resized = tf.image.resizeBilinear(tf.tensor4d(image.values, [2, 3, 4, 2]), [6, 12], false, true);
    expect(largestDifference(resized.dataSync(), await run(keras2([3, 4, 2], bilinear), image))).toBeLessThan(1e-5);
  });

  test("a sum of masked sequences has the steps that both have", () => {
    const node = (class_name: string, name: string, config: object, ...from: string[]) => ({
      class_name,
      name,
      config: { name, ...config },
      inbound_nodes: from.length > 0 ? [from.map((input) => [input, 0, 0, {}])] : [],
    });
    const embedding = { input_dim: 5, output_dim: 2, mask_zero: true };
    const config = {
      name: "m",
      layers: [
        node("InputLayer", "a", { batch_input_shape: [null, 4] }),
        node("InputLayer", "b", { batch_input_shape: [null, 4] }),
        node("Embedding", "ea", embedding, "a"),
        node("Embedding", "eb", embedding, "b"),
        node("Add", "sum", {}, "ea", "eb"),
        node("SimpleRNN", "rnn", { units: 1, use_bias: false }, "sum"),
      ],
      input_layers: [
        ["a", 0, 0],
        ["b", 0, 0],
      ],
      output_layers: [["rnn", 0, 0]],
    };
    const weights = {
      "ea/embeddings": [5, 2],
      "eb/embeddings": [5, 2],
      "rnn/kernel": [2, 1],
      "rnn/recurrent_kernel": [1, 1],
    };
    const named = Object.entries(weights).map(([name, shape]) => ({
      name,
      shape,
      values: new Float32Array(shape.reduce((a, b) => a * b, 1)),
    }));
    const topology = { keras_version: "2.9.0", model_config: { class_name: "Functional", config } };
    const nodes = nodesOf(exportOnnx(packArtifacts(topology, named)));
    expect(nodes.filter(({ op }) => op === "And").map(({ name }) => name)).toEqual(["sum/mask"]);
    expect(nodes.filter(({ op }) => op === "TopK").map(({ name }) => name)).toEqual(["sum/mask/counted_first"]);
  });

  test("an average leaves masked steps out", async () => {
    const embedding = {
      class_name: "Embedding",
      config: { name: "e", input_dim: 6, output_dim: 3, mask_zero: true },
      weights: { embeddings: [6, 3] },
    };
    const artifacts = keras2([null], embedding, { class_name: "GlobalAveragePooling1D", config: { name: "mean" } });
    const table = tf.tensor2d([...(readWeights(artifacts).get("e/embeddings")?.values ?? [])], [6, 3]);
    const rows = feed([4, 7], "int32");
    const ids = tf.tensor2d(rows.values, [4, 7], "int32");
    const mask = ids.notEqual(0).cast("float32").expandDims(-1);
    const expected = table.gather(ids).mul(mask).sum(1).div(mask.sum(1));
    expect(largestDifference(expected.dataSync(), await run(artifacts, rows))).toBeLessThan(1e-6);
  });

  test("Subtract is the first without the second, Dot with lengths of one has its own ε", async () => {
    const call = (name: string, from: string[], class_name: string, config: object) => ({
      class_name,
      name,
      config: { name, ...config },
      inbound_nodes: [from.map((input) => [input, 0, 0, {}])],
    });
    const input = (name: string) => ({
      class_name: "InputLayer",
      name,
      config: { name, batch_input_shape: [null, 3] },
      inbound_nodes: [],
    });
    const config = {
      name: "m",
      layers: [
        input("a"),
        input("b"),
        call("s", ["a", "b"], "Subtract", {}),
        call("d", ["s", "b"], "Dot", { axes: 1, normalize: true }),
      ],
      input_layers: [
        ["a", 0, 0],
        ["b", 0, 0],
      ],
      output_layers: [
        ["s", 0, 0],
        ["d", 0, 0],
      ],
    };
    const modelTopology = { keras_version: "2.9.0", model_config: { class_name: "Functional", config } };
    const { file, summary } = exportModel({ modelTopology, weightSpecs: [], weightData: new ArrayBuffer(0) });
    expect(summary.source).toBe("keras 2.9.0");
    const [a, b] = [
      tf.tensor2d([
        [1, 2, 3],
        [0, 0, 0],
      ]),
      tf.tensor2d([
        [0, 1, 1e-5],
        [0, 0, 1e-5],
      ]),
    ];
    const [difference, cosine] = await runOnnx(
      file,
      Object.entries({ a, b }).map(([name, tensor]) => ({
        name,
        type: "float32",
        values: Float32Array.from(tensor.dataSync()),
        shape: [2, 3],
      })),
    );
    const unit = (x: tf.Tensor) => x.div(x.square().sum(1, true).maximum(1e-12).sqrt());
    const expected = unit(a.sub(b)).mul(unit(b)).sum(1);
    expect(largestDifference(a.sub(b).dataSync(), difference?.values ?? [])).toBe(0);
    expect(largestDifference(expected.dataSync(), cosine?.values ?? [])).toBeLessThan(1e-6);
  });

  test("Bidirectional around stacked cells is a chain for each direction", () => {
    const cell = (name: string, units: number) => ({
      class_name: "LSTMCell",
      config: { name, units, activation: "tanh", recurrent_activation: "sigmoid", use_bias: false },
    });
    const cells = { class_name: "StackedRNNCells", config: { name: "stack", cells: [cell("one", 2), cell("two", 4)] } };
    const layer: KerasLayer = {
      class_name: "Bidirectional",
      config: {
        name: "both",
        merge_mode: "concat",
        layer: { class_name: "RNN", config: { name: "rnn", cell: cells, return_sequences: true } },
      },
      weights: Object.fromEntries(
        ["forward", "backward"].flatMap((side) => [
          [`${side}_rnn/stack/one/kernel`, [3, 8]],
          [`${side}_rnn/stack/one/recurrent_kernel`, [2, 8]],
          [`${side}_rnn/stack/two/kernel`, [2, 16]],
          [`${side}_rnn/stack/two/recurrent_kernel`, [4, 16]],
        ]),
      ),
    };
    const nodes = nodesOf(exportOnnx(keras2([5, 3], layer)));
    expect(nodes.flatMap(({ op, attributes }) => (op === "LSTM" ? [attributes.direction] : []))).toEqual([
      "forward",
      "forward",
      "reverse",
      "reverse",
    ]);
  });
});
