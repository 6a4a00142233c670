import { describe, expect, test } from "@jest/globals";
import type { Batch } from "@rnn-zoo/train/datasets/dataset.js";
import type { Trainer } from "@rnn-zoo/train/engines/engine.js";
import { type EpochReport, type FitState, fit as train } from "@rnn-zoo/train/fit.js";
import { packArtifacts } from "@rnn-zoo/train/keras/artifacts.js";
import { smallDataset } from "../../support/real-digits.js";

const dataset = await smallDataset(50, 20);

interface Script {
  /** Of each step. */
  readonly loss?: (step: number) => number;
  /** Probability of the right class, of each epoch. */
  readonly confidence?: readonly number[];
}

/** A trainer that follows a script and notes what it was given. */
function scripted({ loss = () => 1, confidence = [] }: Script = {}) {
  const seen: Batch[] = [];
  let epoch = 0;
  const trainer: Trainer = {
    outputShape: [10],
    step: async (batch) => {
      seen.push(batch);
      return { loss: loss(seen.length), accuracy: 0.5 };
    },
    predict: async ({ labels }) => {
      const p = confidence[epoch] ?? 0.5;
      return Float32Array.from({ length: labels.length * 10 }, (_, i) =>
        i % 10 === labels[Math.floor(i / 10)] ? p : (1 - p) / 9,
      );
    },
    artifacts: async () => {
      epoch += 1;
      return packArtifacts({ epoch }, []);
    },
    optimizerState: async () => ({ steps: seen.length, slots: [] }),
    close: async () => undefined,
  };
  return { trainer, seen };
}

const options = { loss: "sparseCategoricalCrossentropy", epochs: 2, batchSize: 16, seed: 1 } as const;

describe("fit", () => {
  test("each epoch takes every row once, and the last batch is what is left", async () => {
    const { trainer, seen } = scripted();
    await train(trainer, dataset, options);
    expect(seen.map(({ labels }) => labels.length)).toEqual([16, 16, 16, 2, 16, 16, 16, 2]);
    const classes = seen.slice(0, 4).flatMap(({ labels }) => [...labels]);
    expect(classes.sort()).toEqual([...dataset.train.labels].sort());
  });

  test("rows keep their labels when they are shuffled, and are divided", async () => {
    const { trainer, seen } = scripted();
    await train(trainer, dataset, { ...options, epochs: 1 });
    const rowOf = (inputs: ArrayLike<number>, row: number) =>
      Array.from({ length: 784 }, (_, i) => inputs[row * 784 + i] ?? 0);
    const key = (pixels: number[], label: number | undefined) => `${label}:${pixels.map((p) => Math.fround(p)).join()}`;
    const given = new Set(
      [...dataset.train.labels].map((label, row) =>
        key(
          rowOf(dataset.train.inputs, row).map((p) => p / 255),
          label,
        ),
      ),
    );
    for (const { inputs, labels } of seen) {
      const keys = Array.from(labels, (label, row) => key(rowOf(inputs, row), label));
      expect(keys.filter((one) => !given.has(one))).toEqual([]);
    }
  });

  test("the order is drawn from the seed, anew each epoch", async () => {
    const orderOf = async (seed: number) => {
      const { trainer, seen } = scripted();
      await train(trainer, dataset, { ...options, seed });
      return seen.map(({ labels }) => [...labels].join("")).join("");
    };
    const [first, same, other] = [await orderOf(1), await orderOf(1), await orderOf(2)];
    expect(same).toBe(first);
    expect(other).not.toBe(first);
    expect(first.slice(0, 50)).not.toBe(first.slice(50));
  });

  test("loss is the mean over rows, not over steps", async () => {
    const reports: EpochReport[] = [];
    const { trainer } = scripted({ loss: (step) => (step === 4 ? 26 : 1) });
    await train(trainer, dataset, { ...options, epochs: 1, onEpoch: (report) => reports.push(report) });
    expect(reports[0]?.loss).toBe((48 * 1 + 2 * 26) / 50);
  });

  test("the best epoch is the one of the lowest validation loss, and the last is kept too", async () => {
    const { trainer } = scripted({ confidence: [0.5, 0.9, 0.8] });
    const { best, last, epochs } = await train(trainer, dataset, { ...options, epochs: 3 });
    expect([best.epoch, best.artifacts.modelTopology]).toEqual([2, { epoch: 2 }]);
    expect(last.epoch).toBe(3);
    expect(epochs[1]?.valLoss).toBeCloseTo(-Math.log(0.9), 6);
    expect(epochs[1]?.valAccuracy).toBe(1);
  });

  test("stops when the validation loss has not fallen for as many epochs as patience says", async () => {
    const { trainer } = scripted({ confidence: [0.5, 0.9, 0.8, 0.7, 0.95] });
    const { best, epochs } = await train(trainer, dataset, { ...options, epochs: 9, patience: 2 });
    expect([best.epoch, epochs.length]).toEqual([2, 4]);
  });
});

describe("an interrupted run", () => {
  /** Runs until the given step, then goes on in a new trainer. */
  async function interruptedAfter(step: number) {
    const abort = new AbortController();
    const states: FitState[] = [];
    const onState = async (state: FitState) => {
      states.push(state);
    };
    const first = scripted({ loss: (at) => at });
    const onStep = () => first.seen.length === step && abort.abort();
    const run = train(first.trainer, dataset, { ...options, signal: abort.signal, onState, onStep });
    await expect(run).rejects.toThrow(/^interrupted in epoch/);
    const resumed = states.at(-1);
    const second = scripted({ loss: (at) => step + at });
    const fitted = await train(second.trainer, dataset, { ...options, ...(resumed && { resumed }) });
    return { seen: [...first.seen, ...second.seen], fitted };
  }

  test.each([1, 3, 4, 6])(
    "that stopped after step %i goes on with the very next batch, and reports the same",
    async (step) => {
      const whole = scripted({ loss: (at) => at });
      const { epochs } = await train(whole.trainer, dataset, options);
      const { seen, fitted } = await interruptedAfter(step);
      expect(seen).toEqual(whole.seen);
      expect(fitted.epochs.map(({ loss }) => loss)).toEqual(epochs.map(({ loss }) => loss));
    },
  );
});

describe("misuse", () => {
  test("data that hold no number stop with the epoch and the step, before they are trained on", async () => {
    const { trainer, seen } = scripted();
    const inputs = Float32Array.from(dataset.train.inputs);
    inputs[5] = Number.POSITIVE_INFINITY;
    const broken = { ...dataset, train: { ...dataset.train, inputs } };
    await expect(train(trainer, broken, { ...options, batchSize: 50 })).rejects.toThrow(
      "epoch 1, step 1: the data hold Infinity",
    );
    expect(seen).toEqual([]);
  });

  test("an empty data set is refused by name", async () => {
    const { trainer } = scripted();
    const empty = { ...dataset, train: { inputs: new Uint8Array(), labels: new Uint8Array() } };
    await expect(train(trainer, empty, options)).rejects.toThrow("mnist-sample, train: expected rows, got none");
  });

  test("a label out of range is refused before the first step", async () => {
    const { trainer, seen } = scripted();
    const labels = dataset.train.labels.slice();
    labels[7] = 10;
    const broken = { ...dataset, train: { ...dataset.train, labels } };
    await expect(train(trainer, broken, options)).rejects.toThrow(
      "mnist-sample, train, label 7: expected classes from 0 to 9, got 10",
    );
    expect(seen).toEqual([]);
  });

  test("too few labels are refused", async () => {
    const broken = { ...dataset, train: { ...dataset.train, labels: dataset.train.labels.slice(1) } };
    await expect(train(scripted().trainer, broken, options)).rejects.toThrow(
      "mnist-sample, train: expected 50 labels for 50 rows, got 49",
    );
  });

  test("no epochs are refused", async () => {
    await expect(train(scripted().trainer, dataset, { ...options, epochs: 0 })).rejects.toThrow(
      "epochs: expected a whole number from 1 up, got 0",
    );
  });

  test("a loss that is no number stops with the epoch and the step", async () => {
    const { trainer } = scripted({ loss: (step) => (step === 6 ? Number.NaN : 1) });
    await expect(train(trainer, dataset, options)).rejects.toThrow("epoch 2, step 2: the loss is NaN");
  });
});
