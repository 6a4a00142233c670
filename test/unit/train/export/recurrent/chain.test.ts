import { describe, expect, test } from "@jest/globals";
import { nodesOf } from "../../../../support/onnx-file.js";
import { parity, tf } from "../../../../support/tfjs-oracle.js";

const { layers } = tf;

const lstm = (config: object = {}) => layers.lstm({ units: 4, returnSequences: true, name: "first", ...config });
const gru = (config: object = {}) => layers.gru({ units: 3, name: "second", ...config });
const both = (layer: tf.layers.RNN, mergeMode: "concat" | "sum" = "concat") =>
  layers.bidirectional({ layer, mergeMode, name: "both" });

/** The operators of a chain that agrees with tfjs, from its first recurrent one to its last. */
async function between(...chain: tf.layers.Layer[]): Promise<string> {
  const model = tf.sequential({ layers: chain });
  const { difference, file } = await parity(model, { rows: 7, length: 6 });
  expect(difference).toBeLessThan(1e-6);
  const operators = nodesOf(file).map(({ op }) => op);
  const isRecurrent = (op: string) => ["RNN", "LSTM", "GRU"].includes(op);
  return operators.slice(operators.findIndex(isRecurrent), operators.findLastIndex(isRecurrent) + 1).join(" ");
}

describe("between recurrent layers, time stays first", () => {
  const inputShape = [null, 3];

  test("one direction takes one Squeeze", async () => {
    expect(await between(lstm({ inputShape }), gru())).toBe("LSTM Squeeze GRU");
  });

  test("dropout between them adds nothing", async () => {
    expect(await between(lstm({ inputShape }), layers.dropout({ rate: 0.5 }), gru())).toBe("LSTM Squeeze GRU");
  });

  test("a layer that runs from the end turns time where it is", async () => {
    expect(await between(lstm({ inputShape, goBackwards: true }), gru())).toBe("LSTM Squeeze Slice GRU");
  });

  test("both directions side by side take a Transpose and a Reshape", async () => {
    const first = both(layers.lstm({ units: 2, returnSequences: true }));
    expect(await between(layers.activation({ activation: "linear", inputShape }), first, gru())).toBe(
      "LSTM Transpose Reshape GRU",
    );
  });

  test("both directions summed are taken apart once", async () => {
    const first = both(layers.lstm({ units: 2, returnSequences: true }), "sum");
    expect(await between(layers.activation({ activation: "linear", inputShape }), first, gru())).toBe(
      "LSTM Split Squeeze Squeeze Add GRU",
    );
  });

  test("a layer in between that is not recurrent gets the batch first", async () => {
    const dense = layers.dense({ units: 3 });
    expect(await between(lstm({ inputShape }), dense, gru())).toBe("LSTM Squeeze Transpose MatMul Add Transpose GRU");
  });

  test("a sequence that is wanted twice is there in both orders", async () => {
    const input = tf.input({ shape: [null, 3] });
    const sequence = lstm().apply(input);
    if (!(sequence instanceof tf.SymbolicTensor)) throw new Error("one output");
    const last = gru().apply(sequence);
    if (!(last instanceof tf.SymbolicTensor)) throw new Error("one output");
    const { difference, file } = await parity(tf.model({ inputs: input, outputs: [sequence, last] }), { rows: 2 });
    expect(difference).toBeLessThan(1e-6);
    expect(nodesOf(file).map(({ op }) => op)).toEqual(["Transpose", "LSTM", "Squeeze", "Transpose", "GRU", "Squeeze"]);
  });
});

describe("under a mask, the steps that count stay in front", () => {
  const embedding = () => layers.embedding({ inputDim: 6, outputDim: 3, maskZero: true, inputShape: [null] });

  test("one direction", async () => {
    expect(await between(embedding(), lstm(), layers.dropout({ rate: 0.5 }), gru())).toBe("LSTM Squeeze GRU");
  });

  test.each(["concat", "sum"] as const)("both directions, %s", async (mergeMode) => {
    const first = both(layers.lstm({ units: 2, returnSequences: true }), mergeMode);
    expect(await between(embedding(), first, gru())).toBe(
      `LSTM Split Squeeze Squeeze ${mergeMode === "sum" ? "Add" : "Concat"} GRU`,
    );
  });

  test("a layer that runs from the end is put back and compacted again, for its mask stays unturned", async () => {
    expect(await between(embedding(), lstm({ goBackwards: true }), gru())).toMatch(/GatherND.*Slice.*GatherND/);
  });
});
