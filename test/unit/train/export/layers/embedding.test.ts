import { describe, expect, test } from "@jest/globals";
import { agrees, parity, tf } from "../../../../support/tfjs-oracle.js";

const { layers } = tf;

describe("embeddings", () => {
  test.each([[null], [7]])("Embedding on %o ids", async (time) => {
    const model = tf.sequential({ layers: [layers.embedding({ inputDim: 9, outputDim: 4, inputShape: [time] })] });
    expect((await parity(model, { rows: 7 })).difference).toBe(0);
  });

  test("a table after other arithmetic takes whole numbers as tfjs does", () =>
    agrees(
      "",
      [5],
      () => layers.activation({ activation: "sigmoid" }),
      () => layers.embedding({ inputDim: 2, outputDim: 3 }),
    ));

  test("a mask that nobody needs is not written", async () => {
    const embedding = layers.embedding({ inputDim: 9, outputDim: 4, maskZero: true, inputShape: [6] });
    const model = tf.sequential({
      layers: [embedding, layers.globalAveragePooling1d(), layers.dense({ units: 1, activation: "sigmoid" })],
    });
    const { difference: found, summary } = await parity(model, { rows: 7 });
    expect(found).toBeLessThan(1e-6);
    expect(summary.operators).toEqual({ Gather: 1, ReduceMean: 1, Gemm: 1, Sigmoid: 1 });
  });
});
