import { describe, expect, test } from "@jest/globals";
import { exportOnnx } from "@rnn-zoo/train/export/export-onnx.js";
import { packArtifacts } from "@rnn-zoo/train/keras/artifacts.js";
import {
  dense,
  dropout,
  embedding,
  gru,
  lstm,
  sequential,
  simpleRnn,
  timeDistributed,
} from "@rnn-zoo/train/keras/layers.js";
import type { LayerTopology } from "@rnn-zoo/train/keras/topology.js";
import { initialWeights } from "@rnn-zoo/train/keras/weights.js";
import { demandSameWeights, readPublishedWeights } from "@rnn-zoo/train/published-weights.js";
import { createRandom } from "@rnn-zoo/train/random.js";

function artifactsWith(layer: LayerTopology) {
  const topology = sequential("toy", [
    embedding({ name: "words", inputDim: 7, outputDim: 3, inputLength: 4 }),
    layer,
    dropout({ name: "drop", rate: 0.5 }),
    dense({ name: "dense", units: 2, activation: "sigmoid" }),
  ]);
  const { normal } = createRandom(1, "weights");
  const weights = initialWeights(topology, 1).map((weight) => ({ ...weight, values: weight.values.map(normal) }));
  return { topology, artifacts: packArtifacts(topology, weights) };
}

describe("the weights of a published file", () => {
  test.each([
    simpleRnn({ name: "cell", units: 4 }),
    lstm({ name: "cell", units: 4 }),
    gru({ name: "cell", units: 4, resetAfter: true }),
    gru({ name: "cell", units: 4, resetAfter: false }),
  ])("of %j are those that it was exported from, to the bit", (layer) => {
    const { topology, artifacts } = artifactsWith(layer);
    expect(readPublishedWeights(exportOnnx(artifacts), topology)).toEqual(artifacts);
    expect(readPublishedWeights(exportOnnx(artifacts, { unrollSteps: 0 }), topology)).toEqual(artifacts);
  });

  test("cannot be read of other layers, or of another model's file", () => {
    const { topology, artifacts } = artifactsWith(lstm({ name: "cell", units: 4 }));
    const file = exportOnnx(artifacts);
    const [first] = topology.config.layers;
    const other = timeDistributed({ name: "each", layer: dense({ name: "inner", units: 2, activation: "linear" }) });
    const strange = { ...topology, config: { ...topology.config, layers: first ? [first, other] : [] } };
    expect(() => readPublishedWeights(file, strange)).toThrow("each: expected one of Embedding, Dense, Dropout");
    const renamed = artifactsWith(lstm({ name: "another", units: 4 })).topology;
    expect(() => readPublishedWeights(file, renamed)).toThrow('another: expected a constant "another/W" in the file');
  });

  test("are held against those of a second file, bit by bit, also where that writes the steps out", () => {
    const { topology, artifacts } = artifactsWith(simpleRnn({ name: "cell", units: 4 }));
    const file = exportOnnx(artifacts, { unrollSteps: 0 });
    expect(() => demandSameWeights(file, exportOnnx(artifacts), topology)).not.toThrow();
    const changed = { ...artifacts, weightData: artifacts.weightData.slice(0) };
    new Uint8Array(changed.weightData).fill(1, 0, 1);
    expect(() => demandSameWeights(file, exportOnnx(changed), topology)).toThrow(
      "words/embeddings: expected the weight [7,3] as it was published, got another",
    );
    const other = artifactsWith(simpleRnn({ name: "another", units: 4 })).artifacts;
    expect(() => demandSameWeights(file, exportOnnx(other), topology)).toThrow('a constant "cell/kernel" in the file');
  });
});
