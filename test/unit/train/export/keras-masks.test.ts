import { describe, expect, test } from "@jest/globals";
import { exportOnnx } from "@rnn-zoo/train/export/export-onnx.js";
import type { ModelArtifacts } from "@rnn-zoo/train/keras/artifacts.js";
import { createRandom } from "@rnn-zoo/train/random.js";
import { type Drawn, functional, input, type Layer } from "../../../support/keras-functional.js";
import { kerasRnn, type RnnCase } from "../../../support/keras-rnn.js";
import { nodesOf } from "../../../support/onnx-file.js";
import { type Feed, largestDifference, runOnnx } from "../../../support/tfjs-oracle.js";

const { normal } = createRandom(6, "keras masks");
const draw = (...shape: number[]): Drawn => ({
  shape,
  values: Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => 0.7 * normal()),
});

/** Padding in front, behind and in between; a row of padding alone; a row without. */
const ids = [
  [0, 0, 3, 2, 0, 1],
  [4, 0, 0, 5, 0, 0],
  [0, 0, 0, 0, 0, 0],
  [1, 2, 3, 4, 5, 1],
];
const mask = ids.map((row) => row.map((id) => id !== 0));
const table = draw(6, 3);
const embedded = ids.map((row) => row.map((id) => [...table.values.subarray(3 * id, 3 * id + 3)]));
const feed = (name: string, values: readonly number[][], type = "int32"): Feed => ({
  name,
  type,
  values: Float32Array.from(values.flat()),
  shape: [values.length, values[0]?.length ?? 0],
});

const embedding = (name: string, from: string, maskZero = true): Layer => ({
  class_name: "Embedding",
  name,
  config: { input_dim: 6, output_dim: 3, mask_zero: maskZero },
  from: [from],
  weights: { embeddings: table },
});
const rnnConfig = (units: number, config: object = {}) => ({
  units,
  activation: "tanh",
  use_bias: false,
  return_sequences: true,
  ...config,
});
const rnn = (config: object, kernel: Drawn, recurrent: Drawn, more: Partial<Layer> = {}): Layer => ({
  class_name: "SimpleRNN",
  name: "rnn",
  config: rnnConfig(2, config),
  from: ["e"],
  weights: { kernel, recurrent_kernel: recurrent },
  ...more,
});

async function agrees(artifacts: ModelArtifacts, feeds: readonly Feed[], ...expected: unknown[]): Promise<void> {
  const outputs = await runOnnx(exportOnnx(artifacts), feeds);
  const flat = (values: unknown): number[] => (Array.isArray(values) ? values.flatMap(flat) : [Number(values)]);
  expect(outputs).toHaveLength(expected.length);
  for (const [i, values] of expected.entries())
    expect(largestDifference(flat(values), outputs[i]?.values ?? [])).toBeLessThan(1e-6);
}

const [kernel, recurrent] = [draw(3, 2), draw(2, 2)];
const base: RnnCase = { x: embedded, mask, units: 2, kernel: kernel.values, recurrent: recurrent.values };

describe("a masked step of a Keras file", () => {
  test.each([false, true])("has zeros for output where the layer says %s", async (zeroMasked) => {
    const layers = [
      input("ids", null),
      embedding("e", "ids"),
      rnn({ zero_output_for_mask: zeroMasked }, kernel, recurrent),
    ];
    await agrees(functional(layers, [["rnn", 0]]), [feed("input", ids)], kerasRnn({ ...base, zeroMasked }).sequence);
  });

  test("in front has zeros for output, not the initial state that the next step takes", async () => {
    const initial = ids.map((_, i) => [0.3 * i, -0.5]);
    const { sequence, last, state } = kerasRnn({ ...base, initial });
    const feeds = [feed("ids", ids), feed("h", initial, "float32")];
    for (const returns of [true, false]) {
      const config = { return_sequences: returns, return_state: true };
      const layer = rnn(config, kernel, recurrent, { states: [["h", 0, 0]] });
      const artifacts = functional(
        [input("ids", null), input("h", 2), embedding("e", "ids"), layer],
        [
          ["rnn", 0],
          ["rnn", 1],
        ],
      );
      await agrees(artifacts, feeds, returns ? sequence : last, state);
    }
  });
});

describe("Bidirectional of a Keras file", () => {
  const back = { kernel: draw(3, 2), recurrent: draw(2, 2) };
  const forward = kerasRnn({ ...base, zeroMasked: true }).sequence;
  const backward = kerasRnn({
    ...base,
    kernel: back.kernel.values,
    recurrent: back.recurrent.values,
    goBackwards: true,
    zeroMasked: true,
  }).sequence;
  const both = (config: object, version?: string) => {
    const layer = {
      class_name: "Bidirectional",
      name: "both",
      config: { layer: { class_name: "SimpleRNN", config: { name: "r", ...rnnConfig(2) } }, ...config },
      from: ["e"],
      weights: {
        "forward_r/kernel": kernel,
        "forward_r/recurrent_kernel": recurrent,
        "backward_r/kernel": back.kernel,
        "backward_r/recurrent_kernel": back.recurrent,
      },
    };
    return functional([input("ids", null), embedding("e", "ids"), layer], [["both", 0]], version);
  };

  test("has zeros at masked steps, whatever its layers say", async () => {
    const concatenated = forward.map((row, r) => row.map((step, t) => [...step, ...(backward[r]?.[t] ?? [])]));
    await agrees(both({ merge_mode: "concat" }), [feed("input", ids)], concatenated);
    const summed = forward.map((row, r) => row.map((step, t) => step.map((h, i) => h + (backward[r]?.[t]?.[i] ?? 0))));
    await agrees(both({ merge_mode: "sum" }), [feed("input", ids)], summed);
  });

  test.each(["2.3.1", "2.2.4-tf"])("of version %s may do either, so it is refused under a mask", (version) => {
    expect(() => exportOnnx(both({ merge_mode: "concat" }, version))).toThrow(
      `both: expected a file of Keras 2.4 or later, for sequences under a mask, got keras ${version}`,
    );
  });

  const other = { kernel: draw(3, 4), recurrent: draw(4, 4) };
  const unequal = (mode: string, config: object = {}, class_name = "SimpleRNN") => {
    const [columns, of] = class_name === "GRU" ? [12, { bias: draw(2, 12) }] : [4, {}];
    const layer = {
      class_name: "Bidirectional",
      name: "both",
      config: {
        merge_mode: mode,
        layer: { class_name: "SimpleRNN", config: { name: "r", ...rnnConfig(2) } },
        backward_layer: {
          class_name,
          config: { name: "other", ...rnnConfig(4, { go_backwards: true, use_bias: class_name === "GRU", ...config }) },
        },
      },
      from: ["e"],
      weights: {
        "forward_r/kernel": kernel,
        "forward_r/recurrent_kernel": recurrent,
        "backward_other/kernel": class_name === "GRU" ? draw(3, columns) : other.kernel,
        "backward_other/recurrent_kernel": class_name === "GRU" ? draw(4, columns) : other.recurrent,
        ...(class_name === "GRU" && { "backward_other/bias": of.bias ?? draw(1) }),
      },
    };
    return functional([input("ids", null), embedding("e", "ids"), layer], [["both", 0]]);
  };

  test("takes a backward layer of another width", async () => {
    const wide = kerasRnn({
      ...base,
      units: 4,
      kernel: other.kernel.values,
      recurrent: other.recurrent.values,
      goBackwards: true,
      zeroMasked: true,
    }).sequence;
    const expected = forward.map((row, r) => row.map((step, t) => [...step, ...(wide[r]?.[t] ?? [])]));
    await agrees(unequal("concat"), [feed("input", ids)], expected);
  });

  test("takes a backward layer of another kind, as two operators", () => {
    const nodes = nodesOf(exportOnnx(unequal("concat", {}, "GRU")));
    expect(
      nodes.filter(({ op }) => ["RNN", "GRU"].includes(op)).map(({ op, attributes }) => [op, attributes.direction]),
    ).toEqual([
      ["RNN", "forward"],
      ["GRU", "reverse"],
    ]);
  });

  test("refuses layers that cannot be joined", () => {
    expect(() => exportOnnx(unequal("sum"))).toThrow("both: expected merge_mode concat for 2 and 4 units, got sum");
    expect(() => exportOnnx(unequal("concat", { go_backwards: false }))).toThrow(
      "both.backward_layer: expected go_backwards: true, got the same",
    );
    expect(() => exportOnnx(unequal("concat", { return_sequences: false }))).toThrow(
      "both.backward_layer: expected returnSequences: true, got false",
    );
  });
});

describe("the states of stacked cells in a Keras file", () => {
  test("come and go in the order of the cells", async () => {
    const second = { kernel: draw(2, 4), recurrent: draw(4, 4) };
    const [one, two] = [ids.map((_, i) => [0.2 * i, 0.4]), ids.map((_, i) => [0.1, 0.2, -0.3, 0.1 * i])];
    const cell = (name: string, units: number) => ({
      class_name: "SimpleRNNCell",
      config: { name, ...rnnConfig(units) },
    });
    const layer: Layer = {
      class_name: "RNN",
      name: "rnn",
      config: {
        return_state: true,
        return_sequences: true,
        cell: { class_name: "StackedRNNCells", config: { name: "stack", cells: [cell("one", 2), cell("two", 4)] } },
      },
      from: ["e"],
      states: [[["h1", 0, 0]], [["h2", 0, 0]]],
      weights: {
        "stack/one/kernel": kernel,
        "stack/one/recurrent_kernel": recurrent,
        "stack/two/kernel": second.kernel,
        "stack/two/recurrent_kernel": second.recurrent,
      },
    };
    const artifacts = functional(
      [input("ids", null), input("h1", 2), input("h2", 4), embedding("e", "ids", false), layer],
      [
        ["rnn", 0],
        ["rnn", 1],
        ["rnn", 2],
      ],
    );
    const all = mask.map((row) => row.map(() => true));
    const first = kerasRnn({ ...base, mask: all, initial: one });
    const last = kerasRnn({
      x: first.sequence,
      mask: all,
      units: 4,
      kernel: second.kernel.values,
      recurrent: second.recurrent.values,
      initial: two,
    });
    const feeds = [feed("ids", ids), feed("h1", one, "float32"), feed("h2", two, "float32")];
    await agrees(artifacts, feeds, last.sequence, first.state, last.state);
  });
});

describe("masks of inputs that are put one behind the other in time", () => {
  const concatenated = (second: boolean, version?: string) =>
    functional(
      [
        input("a", null),
        input("b", null),
        embedding("e", "a"),
        embedding("f", "b", second),
        { class_name: "Concatenate", name: "c", config: { axis: 1 }, from: ["e", "f"] },
        rnn({ return_sequences: false }, kernel, recurrent, { from: ["c"] }),
      ],
      [["rnn", 0]],
      version,
    );

  test.each([true, false])("are put so too; where the second has a mask: %s", async (second) => {
    const x = embedded.map((row, r) => [...row, ...(embedded[3 - r] ?? [])]);
    const masks = mask.map((row, r) => [...row, ...(mask[3 - r] ?? []).map((counts) => counts || !second)]);
    const feeds = [feed("a", ids), feed("b", [...ids].reverse())];
    await agrees(concatenated(second), feeds, kerasRnn({ ...base, x, mask: masks }).last);
    await agrees(concatenated(second, "3.5.0"), feeds, kerasRnn({ ...base, x, mask: masks }).last);
  });
});

describe("masks of merge layers, whose meaning Keras 3 changed", () => {
  const merged = (class_name: string, version: string, from: string[], config: object = {}) =>
    functional(
      [
        input("a", null),
        input("b", null),
        embedding("e", "a"),
        embedding("f", "b"),
        { class_name, name: "m", config, from },
        rnn({}, class_name === "Concatenate" ? draw(6, 2) : kernel, recurrent, { from: ["m"] }),
      ],
      [["rnn", 0]],
      version,
    );

  test.each([
    ["Add", "3.3.3", ["e", "e"], "m: expected inputs without mask, or a file of Keras 3.4 or later, got keras 3.3.3"],
    ["Add", "3.5.0", ["e", "f"], "m: expected inputs of one mask, got masks that differ"],
    ["Concatenate", "3.5.0", ["e", "f"], "m: expected inputs of one mask, got masks that differ"],
    ["Multiply", "3.5.0", ["e", "e"], "m: expected inputs without mask, got a mask, under which Keras 3"],
  ])("%s of %s over %s is refused", (class_name, version, from, message) => {
    expect(() => exportOnnx(merged(class_name, version, from))).toThrow(message);
  });

  test.each(["Add", "Average", "Concatenate"])("%s over one mask is certain", (class_name) => {
    expect(nodesOf(exportOnnx(merged(class_name, "3.5.0", ["e", "e"]))).some(({ op }) => op === "RNN")).toBe(true);
  });
});
