import { describe, test } from "@jest/globals";
import { agrees, tf } from "../../../../support/tfjs-oracle.js";

const { layers } = tf;

describe("TimeDistributed", () => {
  const inner: Record<string, () => tf.layers.Layer> = {
    Dense: () => layers.dense({ units: 4, activation: "sigmoid" }),
    Conv1D: () => layers.conv1d({ filters: 4, kernelSize: 2 }),
    LSTM: () => layers.lstm({ units: 4 }),
    Flatten: () => layers.flatten(),
    "a model": () =>
      tf.sequential({
        layers: [layers.dense({ units: 3, inputShape: [4, 5] }), layers.gru({ units: 2 }), layers.reLU()],
      }),
    BatchNormalization: () => layers.batchNormalization(),
    Bidirectional: () =>
      layers.bidirectional({ layer: layers.gru({ units: 2, returnSequences: true }), mergeMode: "concat" }),
  };

  test.each(Object.keys(inner))("agrees around %s", async (name) => {
    for (const time of [3, null]) {
      await agrees(name, [time, 4, 5], () => layers.timeDistributed({ layer: inner[name]?.() ?? layers.flatten() }));
    }
  });

  test("agrees around Dense on sequences", () =>
    agrees("", [null, 5], () => layers.timeDistributed({ layer: layers.dense({ units: 3 }) })));
});
