import { describe, expect, test } from "@jest/globals";
import { type StepGraph, writeTrainingGraph } from "@rnn-zoo/train/engines/onnxruntime/training-graph.js";
import { initialWeights, type NamedWeight } from "@rnn-zoo/train/keras/weights.js";
import { createRandom } from "@rnn-zoo/train/random.js";
import { type ReferenceBatch, referenceLoss } from "../../../../support/reference-model.js";
import { type SmallModel, smallModels } from "../../../../support/small-models.js";
import { runStep, type StepFeed } from "../../../../support/step-graph.js";

const rows = 2;

/** Weights away from zero everywhere, so that no gradient hides behind a bias of zero. */
function startingWeights({ topology }: SmallModel): NamedWeight[] {
  const random = createRandom(7, "test weights");
  return initialWeights(topology, 7).map(({ name, shape, values }) => ({
    name,
    shape,
    values: values.map((value) => value + 0.3 * (random.uniform() - 0.5)),
  }));
}

function drawFeed({ topology, loss }: SmallModel, graph: StepGraph): StepFeed {
  const random = createRandom(8, "test batch");
  const draw = (length: number, make: () => number) => Float32Array.from({ length }, make);
  const size = (shape: readonly number[]) => rows * shape.reduce((product, length) => product * length, 1);
  const width = graph.outputShape.at(-1) ?? 0;
  const targets = new Float32Array(size(graph.outputShape));
  for (let place = 0; place < targets.length; place += width) {
    if (loss === "binaryCrossentropy")
      targets.set(
        draw(width, () => Math.round(random.uniform())),
        place,
      );
    else targets[place + Math.floor(random.uniform() * width)] = 1;
  }
  const ids = Number(topology.config.layers[0]?.config.input_dim ?? 0);
  const inputs =
    graph.inputType === "int32"
      ? Int32Array.from({ length: size(graph.inputShape) }, () =>
          Math.max(0, Math.floor((random.uniform() - 0.3) * 1.4 * ids)),
        )
      : draw(size(graph.inputShape), () => 2 * random.uniform() - 1);
  const factors = graph.dropout.map(({ name, rate, shape }) => {
    const drop = () => (random.uniform() < rate ? 0 : 1 / (1 - rate));
    return [name, draw(size(shape), drop)] as const;
  });
  return { rows, inputs, targets, weights: Float32Array.of(2, 0.5), factors: new Map(factors) };
}

/** The loss's slope along one weight: central difference in float64. */
function slope(
  model: SmallModel,
  weights: readonly NamedWeight[],
  batch: ReferenceBatch,
  name: string,
  index: number,
): number {
  const at = (offset: number) => {
    const moved = weights.map(({ name: of, shape, values }) => {
      const copy = Float64Array.from(values);
      if (of === name) copy[index] = (copy[index] ?? 0) + offset;
      return [of, { shape, values: copy }] as const;
    });
    return referenceLoss(model.topology, new Map(moved), batch);
  };
  const step = 1e-5;
  return (at(step) - at(-step)) / (2 * step);
}

describe("a training graph", () => {
  test.each(smallModels)("%s: every gradient is that of central differences, to 1e-4", async (_, model) => {
    const graph = writeTrainingGraph(model.topology, model.loss);
    const weights = startingWeights(model);
    const feed = drawFeed(model, graph);
    const result = await runStep(graph, weights, feed);
    const exact = weights.map(
      ({ name, shape, values }) => [name, { shape, values: Float64Array.from(values) }] as const,
    );
    expect(result.loss / referenceLoss(model.topology, new Map(exact), feed)).toBeCloseTo(1, 5);
    for (const { name, values } of weights) {
      if (/moving_/.test(name)) continue;
      const slopes = Array.from(values, (__, index) => slope(model, weights, feed, name, index));
      const largest = Math.max(...slopes.map(Math.abs));
      const worst = Math.max(
        ...slopes.map((value, index) => Math.abs(value - (result.gradients.get(name)?.values[index] ?? Number.NaN))),
      );
      expect({ name, error: worst / largest < 1e-4 ? "small" : worst / largest }).toEqual({ name, error: "small" });
    }
  });
});
