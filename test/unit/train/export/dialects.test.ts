import { describe, expect, test } from "@jest/globals";
import { exportModel, exportOnnx } from "@rnn-zoo/train/export/export-onnx.js";
import { type ModelArtifacts, readWeights } from "@rnn-zoo/train/keras/artifacts.js";
import { createRandom } from "@rnn-zoo/train/random.js";
import { type KerasLayer, keras2, keras3 } from "../../../support/keras-files.js";
import { nodesOf } from "../../../support/onnx-file.js";
import { type Feed, largestDifference, runOnnx, tf } from "../../../support/tfjs-oracle.js";

/** Random rows for a file's one input. */
function feed(shape: number[], type = "float32"): Feed {
  const { normal, uniform } = createRandom(5, "rows");
  const draw = type === "int32" ? () => Math.floor(uniform() * 6) : normal;
  return { name: "input", type, values: Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, draw), shape };
}

async function run(artifacts: ModelArtifacts, rows: Feed): Promise<number[]> {
  const [output] = await runOnnx(exportOnnx(artifacts), [rows]);
  return output?.values ?? [];
}

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

function gru(config: object, cell: string): KerasLayer {
  return {
    class_name: "GRU",
    config: {
      name: "gru",
      units: 4,
      activation: "tanh",
      recurrent_activation: "sigmoid",
      use_bias: true,
      reset_after: true,
      time_major: false,
      ...config,
    },
    weights: { [`${cell}kernel`]: [3, 12], [`${cell}recurrent_kernel`]: [4, 12], [`${cell}bias`]: [2, 12] },
  };
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
      [{ class_name: "GlobalAveragePooling1D", config: { name: "l", keepdims: true } }, x.mean(1, true)],
      [{ class_name: "Activation", config: { name: "l", activation: "exponential" } }, x.exp()],
    ];
    for (const [layer, expected] of cases) {
      expect(largestDifference(expected.dataSync(), await run(keras2([6, 3], layer), rows))).toBeLessThan(1e-6);
    }
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
