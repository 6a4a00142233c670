import { describe, expect, test } from "@jest/globals";
import { exportOnnx } from "@rnn-zoo/train/export/export-onnx.js";
import { parseTopology } from "@rnn-zoo/train/export/saved/parse-model.js";
import { packArtifacts } from "@rnn-zoo/train/keras/artifacts.js";
import { nodesOf } from "../../../../support/onnx-file.js";
import { apply, parity, tf } from "../../../../support/tfjs-oracle.js";

const { layers } = tf;

describe("functional models", () => {
  test("with several inputs and outputs agree, and keep their layers' names", async () => {
    const ids = tf.input({ shape: [null], name: "ids" });
    const numbers = tf.input({ shape: [4], name: "numbers" });
    const [text] = apply(layers.embedding({ inputDim: 9, outputDim: 3 }), ids).flatMap((x) =>
      apply(layers.gru({ units: 5 }), x),
    );
    if (!text) throw new Error("one output");
    const [joined] = apply(layers.concatenate({ name: "joined" }), text, numbers);
    if (!joined) throw new Error("one output");
    const [label] = apply(layers.dense({ units: 3, activation: "softmax", name: "label" }), joined);
    const [score] = apply(layers.dense({ units: 1, name: "score" }), joined);
    if (!label || !score) throw new Error("one output each");
    const { difference, summary } = await parity(
      tf.model({ inputs: [ids, numbers], outputs: [label, score, joined] }),
      { rows: 7 },
    );
    expect(difference).toBeLessThan(1e-6);
    expect(summary.inputs).toEqual(["ids [batch, ids_time]", "numbers [batch, 4]"]);
    expect(summary.outputs).toEqual(["output_label [batch, 3]", "output_score [batch, 1]", "output_joined [batch, 9]"]);
  });

  test("with a shared layer hold its weights once", async () => {
    const [a, b] = [tf.input({ shape: [5, 3] }), tf.input({ shape: [5, 3] })];
    const shared = layers.lstm({ units: 4, name: "shared" });
    const outputs = apply(layers.dot({ axes: 1 }), ...apply(shared, a), ...apply(shared, b));
    const { difference, file } = await parity(tf.model({ inputs: [a, b], outputs }));
    expect(difference).toBeLessThan(1e-6);
    expect(nodesOf(file).flatMap(({ op, name }) => (op === "LSTM" ? [name] : []))).toEqual(["shared", "shared_2"]);
    expect(file.length).toBeLessThan(2 * 4 * (16 * 3 + 16 * 4 + 32) + 1500);
  });

  test("inside each other agree, also where one is called twice", async () => {
    const inner = tf.sequential({
      name: "tower",
      layers: [
        layers.dense({ units: 4, inputShape: [3], activation: "tanh", name: "d" }),
        layers.batchNormalization({ name: "n" }),
      ],
    });
    const x = tf.input({ shape: [3] });
    const middle = tf.model({
      name: "middle",
      inputs: x,
      outputs: apply(layers.add(), ...apply(inner, x), ...apply(layers.dense({ units: 4, name: "skip" }), x)),
    });
    const [a, b] = [tf.input({ shape: [3] }), tf.input({ shape: [3] })];
    const outputs = apply(layers.concatenate(), ...apply(middle, a), ...apply(middle, b), ...apply(inner, a));
    const { difference, summary } = await parity(tf.model({ inputs: [a, b], outputs }));
    expect(difference).toBeLessThan(1e-6);
    expect(summary.operators).toMatchObject({ Gemm: 5, Concat: 1 });
    expect(summary.layers).toContain("middle/tower/d: Dense");
  });

  test("pass an encoder's states to a decoder", async () => {
    const [source, target] = [tf.input({ shape: [null, 3] }), tf.input({ shape: [null, 2] })];
    const [, h, c] = apply(layers.lstm({ units: 4, returnState: true }), source);
    if (!h || !c) throw new Error("two states");
    const outputs = apply(layers.lstm({ units: 4, returnSequences: true }), target, h, c);
    expect((await parity(tf.model({ inputs: [source, target], outputs }), { length: 6 })).difference).toBeLessThan(
      1e-6,
    );
  });

  test("may give an input back", async () => {
    const x = tf.input({ shape: [3] });
    const [y] = apply(layers.dense({ units: 2 }), x);
    if (!y) throw new Error("one output");
    const { difference, file } = await parity(tf.model({ inputs: x, outputs: [y, x] }));
    expect(difference).toBeLessThan(1e-6);
    expect(nodesOf(file).map(({ op }) => op)).toEqual(["Gemm", "Identity"]);
  });

  test("leave out what no output needs", async () => {
    const x = tf.input({ shape: [null, 3] });
    const [, , c] = apply(layers.lstm({ units: 2, returnState: true }), x);
    if (!c) throw new Error("three outputs");
    const { file } = await parity(tf.model({ inputs: x, outputs: c }));
    expect(nodesOf(file).map(({ op }) => op)).toEqual(["Transpose", "LSTM", "Squeeze"]);
  });
});

/** A functional model of Dense layers, written by hand. */
function dense(name: string, from: string, call = 0): object {
  return { class_name: "Dense", name, config: { name, units: 2 }, inbound_nodes: [[[from, call, 0, {}]]] };
}

function functional(layersOf: object[], output: unknown = [["b", 0, 0]]): object {
  const input = {
    class_name: "InputLayer",
    name: "x",
    config: { name: "x", batch_input_shape: [null, 2] },
    inbound_nodes: [],
  };
  return {
    class_name: "Functional",
    config: { name: "m", layers: [input, ...layersOf], input_layers: [["x", 0, 0]], output_layers: output },
  };
}

describe("topologies", () => {
  test("a model may be deeper than the calls of JavaScript", () => {
    const layersOf = Array.from({ length: 20_000 }, (_, i) => dense(`d${i}`, i === 0 ? "x" : `d${i - 1}`));
    const { calls } = parseTopology(functional(layersOf, [["d19999", 0, 0]]));
    expect([calls.length, calls.at(-1)?.layer.config.name]).toEqual([20_000, "d19999"]);
  });

  test("layers may stand in any order", () => {
    const { calls } = parseTopology(functional([dense("b", "a"), dense("a", "x")]));
    expect(calls.map(({ layer }) => layer.config.name)).toEqual(["a", "b"]);
  });

  test.each([
    [{ keras_version: "tfjs-layers 4.22.0" }, "tfjs"],
    [{ keras_version: "2.15.0", backend: "tensorflow" }, "keras2"],
    [{ keras_version: "3.3.3" }, "keras3"],
    [{}, "tfjs"],
  ])("%o is %s", (wrapper, dialect) => {
    expect(parseTopology({ ...wrapper, model_config: functional([dense("b", "x")]) }).dialect).toBe(dialect);
  });

  const port = (layer: string, output: number) => ({ layer, call: 0, output });
  const tensor = (layer: string, output: number) => ({
    class_name: "__keras_tensor__",
    config: { keras_history: [layer, 0, output] },
  });

  test.each([
    [
      "Keras 2, a list",
      [
        [
          [
            "x",
            0,
            0,
            {
              initial_state: [
                ["a", 0, 1],
                ["a", 0, 2],
              ],
            },
          ],
        ],
      ],
      [port("x", 0), port("a", 1), port("a", 2)],
    ],
    ["Keras 2, one", [[["x", 0, 0, { initial_state: ["a", 0, 1], training: null }]]], [port("x", 0), port("a", 1)]],
    [
      "Keras 3, a list",
      [{ args: [tensor("x", 0)], kwargs: { initial_state: [tensor("a", 1)], mask: null } }],
      [port("x", 0), port("a", 1)],
    ],
    [
      "Keras 3, one",
      [{ args: [tensor("x", 0)], kwargs: { initial_state: tensor("a", 1) } }],
      [port("x", 0), port("a", 1)],
    ],
  ])("initial states as %s, are further inputs", (_, inbound_nodes, inputs) => {
    const gru = { class_name: "GRU", name: "b", config: { name: "b" }, inbound_nodes };
    const { calls } = parseTopology(functional([dense("a", "x"), gru]));
    expect(calls.at(-1)?.inputs).toEqual(inputs);
  });

  test("a Sequential of old is a bare list", () => {
    const layer = { class_name: "Dense", config: { name: "d", units: 1, batch_input_shape: [null, 2] } };
    expect(parseTopology({ class_name: "Sequential", config: [layer] }).calls).toHaveLength(1);
  });
});

describe("misuse", () => {
  test.each([
    ["a cycle", functional([dense("a", "b"), dense("b", "a")]), "m/b: expected a graph without cycles, got a cycle"],
    [
      "a call of nothing",
      functional([dense("b", "gone")]),
      'm/b: expected a call 0 of "gone", got none in the topology',
    ],
    [
      "a call that is never made",
      functional([dense("a", "x"), dense("b", "a", 3)]),
      'm/b: expected a call 3 of "a", got none',
    ],
    [
      "two layers of one name",
      functional([dense("b", "x"), dense("b", "x")]),
      "m/b: expected one layer of that name, got two",
    ],
    ["no outputs", functional([dense("b", "x")], []), "m.output_layers: expected [[layer, call, output], …], got []"],
    [
      "an output that is none",
      functional([dense("b", "x")], [["b"]]),
      'm.output_layers: expected [layer, call, output], got ["b"]',
    ],
    [
      "an output that a layer does not have",
      functional([dense("b", "x")], [["b", 0, 1]]),
      'outputs: expected output 1 of "b", got none',
    ],
    [
      "a call without tensors",
      functional([{ ...dense("b", "x"), inbound_nodes: [[7]] }]),
      "m/b: expected [layer, call, output], got 7",
    ],
    [
      "an argument that matters",
      functional([{ ...dense("b", "x"), inbound_nodes: [[["x", 0, 0, { training: true }]]] }]),
      "m/b.inbound_nodes: expected no arguments but initial_state, got training: true",
    ],
    [
      "a class that nobody knows",
      functional([{ ...dense("b", "x"), class_name: "Lambda" }]),
      "b: expected one of Activation",
    ],
  ])("%s is refused by place", (_, modelTopology, message) => {
    const weights = ["a", "b"].flatMap((name) => [
      { name: `${name}/kernel`, shape: [2, 2], values: new Float32Array(4) },
      { name: `${name}/bias`, shape: [2], values: new Float32Array(2) },
    ]);
    expect(() => exportOnnx(packArtifacts(modelTopology, weights))).toThrow(message);
  });
});
