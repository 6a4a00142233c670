import { afterEach, describe, expect, test } from "@jest/globals";
import type { Trainer, TrainerOptions } from "@rnn-zoo/train/engines/engine.js";
import { openOnnxruntime } from "@rnn-zoo/train/engines/onnxruntime/engine.js";
import { readWeights } from "@rnn-zoo/train/keras/artifacts.js";
import { type SmallModel, smallModel } from "../../../../support/small-models.js";
import { drawBatch, optionsOf, startOf } from "../../../../support/train-batches.js";

const opened: Trainer[] = [];

afterEach(async () => {
  for (const trainer of opened.splice(0)) await trainer.close();
});

async function open(model: SmallModel, workers: number, options: Partial<TrainerOptions> = {}): Promise<Trainer> {
  const engine = await openOnnxruntime({ device: "cpu", workers });
  const trainer = await engine.createTrainer(startOf(model), { ...optionsOf(model), ...options });
  opened.push(trainer);
  return trainer;
}

async function weightsOf(trainer: Trainer): Promise<Float32Array> {
  return new Float32Array((await trainer.artifacts()).weightData);
}

async function trained(trainer: Trainer, model: SmallModel, steps: number, rows = 8): Promise<Float32Array> {
  for (let step = 0; step < steps; step++) await trainer.step(drawBatch(model, trainer.outputShape, rows, step));
  return weightsOf(trainer);
}

function distance(a: Float32Array, b: Float32Array): number {
  return Math.max(...a.map((value, index) => Math.abs(value - (b[index] ?? Number.NaN))));
}

const plain = smallModel("LSTM, tanh");
const dropping = smallModel("LSTM, dropout and recurrent dropout, stacked");
const normalising = smallModel("BatchNormalization");

describe("the onnxruntime engine", () => {
  test("gives the same weights, bit for bit, for the same seed and number of workers", async () => {
    const [once, again] = [await open(dropping, 2), await open(dropping, 2)];
    expect(await trained(once, dropping, 5)).toEqual(await trained(again, dropping, 5));
  });

  test("gives other weights for another seed of dropout", async () => {
    const [one, other] = [await open(dropping, 1), await open(dropping, 1, { seed: 4 })];
    expect(distance(await trained(one, dropping, 3), await trained(other, dropping, 3))).toBeGreaterThan(1e-3);
  });

  test.each(["LSTM, tanh", "Keras GRU, padded ids", "LSTM, dropout and recurrent dropout, stacked"])(
    "three workers train %s like one, up to rounding",
    async (name) => {
      const model = smallModel(name);
      const [one, three] = [await open(model, 1), await open(model, 3)];
      expect(distance(await trained(one, model, 5), await trained(three, model, 5))).toBeLessThan(1e-4);
    },
  );

  test("moving averages follow the whole batch, whatever the number of workers", async () => {
    const averages = async (workers: number) => {
      const trainer = await open(normalising, workers);
      await trained(trainer, normalising, 1, 7);
      const weights = readWeights(await trainer.artifacts());
      return ["mean", "variance"].flatMap((of) => [...(weights.get(`norm/moving_${of}`)?.values ?? [])]);
    };
    expect(distance(Float32Array.from(await averages(1)), Float32Array.from(await averages(2)))).toBeLessThan(1e-7);
  });

  test("a batch of fewer rows than workers is trained on exactly its rows", async () => {
    const [one, four] = [await open(plain, 1), await open(plain, 4)];
    expect(distance(await trained(one, plain, 2, 1), await trained(four, plain, 2, 1))).toBeLessThan(1e-6);
  });

  test("rows of weight zero are as if they were not there", async () => {
    const [short, padded] = [await open(plain, 1), await open(plain, 1)];
    const batch = drawBatch(plain, padded.outputShape, 8);
    await padded.step({ ...batch, weights: Float32Array.of(1, 1, 1, 0, 0, 0, 0, 0) });
    const { inputs, labels, shape } = batch;
    const few = { inputs: inputs.slice(0, 3 * 8), labels: labels.slice(0, 3), shape: [3, ...shape.slice(1)] };
    await short.step(few);
    expect(distance(await weightsOf(short), await weightsOf(padded))).toBeLessThan(1e-7);
  });

  test("clipping scales all gradients to the norm", async () => {
    const sgd = { optimizer: "sgd", learningRate: 1, clipNorm: 0.01 } as const;
    const trainer = await open(plain, 2, sgd);
    const before = await weightsOf(trainer);
    const after = await trained(trainer, plain, 1);
    const norm = Math.hypot(...after.map((value, index) => value - (before[index] ?? 0)));
    expect(norm).toBeCloseTo(0.01, 5);
  });

  test("goes on, bit for bit, from its weights and the optimiser's state", async () => {
    const whole = await trained(await open(dropping, 2), dropping, 6);
    const first = await open(dropping, 2);
    await trained(first, dropping, 3);
    const engine = await openOnnxruntime({ device: "cpu", workers: 2 });
    const second = await engine.createTrainer(
      await first.artifacts(),
      optionsOf(dropping),
      await first.optimizerState(),
    );
    opened.push(second);
    for (let step = 3; step < 6; step++) await second.step(drawBatch(dropping, second.outputShape, 8, step));
    expect(await weightsOf(second)).toEqual(whole);
  });

  test("leaves the main thread free while it computes", async () => {
    const trainer = await open(plain, 1);
    let most = 0; // turns of the event loop; a step on the main thread would always leave room for two or three
    for (let attempt = 0; attempt < 10 && most <= 20; attempt++) {
      const batch = drawBatch(plain, trainer.outputShape, 20_000);
      let turns = 0;
      let done = false;
      const count = () => {
        turns++;
        if (!done) setImmediate(count);
      };
      count();
      await trainer.step(batch);
      done = true;
      most = Math.max(most, turns); // on a busy machine the worker may take the only core that is free
    }
    expect(most).toBeGreaterThan(20);
  });

  test("a loss that is no number leaves the weights as they were", async () => {
    const trainer = await open(plain, 2);
    const before = await weightsOf(trainer);
    const batch = drawBatch(plain, trainer.outputShape, 8);
    batch.inputs[3] = Number.NaN;
    expect((await trainer.step(batch)).loss).toBeNaN();
    expect(await weightsOf(trainer)).toEqual(before);
  });
});

describe("misuse", () => {
  test("no workers are refused", async () => {
    await expect(openOnnxruntime({ device: "cpu", workers: 0 })).rejects.toThrow(
      "workers: expected a whole number from 1 to 64, got 0",
    );
  });

  test("CUDA is refused where it is not, with what to do", async () => {
    await expect(openOnnxruntime({ device: "cuda" })).rejects.toThrow(/device "cuda" cannot be used: .*gpu:install/);
  });

  test("a label out of range is refused before anything is computed", async () => {
    const trainer = await open(plain, 1);
    const batch = drawBatch(plain, trainer.outputShape, 2);
    await expect(trainer.step({ ...batch, labels: Uint8Array.of(0, 4) })).rejects.toThrow(
      "labels: expected classes from 0 to 3, got 4",
    );
  });

  test("a token id outside the table stops training, and closing still ends", async () => {
    const model = smallModel("LSTM, padded ids");
    const trainer = await open(model, 2);
    const batch = drawBatch(model, trainer.outputShape, 4);
    batch.inputs[2] = 7;
    await expect(trainer.step(batch)).rejects.toThrow(/onnxruntime failed: .*(another worker failed|indices)/);
  });
});
