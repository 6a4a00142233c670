import { InferenceSession, Tensor } from "onnxruntime-node";
import { drawFactors } from "../dropout-factors.js";
import type { Barrier } from "./barrier.js";
import { gradientName } from "./graph-context.js";
import type { PredictRequest, StepRequest, WorkerData } from "./messages.js";
import { sumsOf } from "./shared-model.js";
import type { StepGraph } from "./training-graph.js";
import { updateShare } from "./update.js";

process.env.ORT_DISABLE_TELEMETRY ??= "1";

/** One worker's part of the training: it computes on its rows, and updates its range of the weights. */
export interface Share {
  step(request: StepRequest): Promise<void>;
  /** @returns float32 [rows, …outputShape], flat */
  predict(request: PredictRequest): Promise<Float32Array>;
  close(): Promise<void>;
}

type Feeds = Record<string, Tensor>;

export async function openShare(data: WorkerData, barrier: Barrier): Promise<Share> {
  const { model, training, prediction, worker } = data;
  const session = await openSession(training, data.provider);
  let predictor: Promise<InferenceSession> | undefined;
  const own = new Float32Array(model.values.length); // onnxruntime takes no shared memory
  const weights = weightTensors(data, own);
  return {
    step: async (request) => {
      const sums = model.sums[worker] ?? new Float64Array();
      sums.fill(0);
      if (request.rows > 0) {
        own.set(model.values);
        const results = await session.run({ ...weights, ...stepFeeds(data, request) });
        store(data, request.rows, results);
      }
      if (!barrier.wait()) throw new Error("another worker failed");
      updateShare(model, worker, barrier, request.update);
    },
    predict: async ({ rows, inputs }) => {
      if (rows === 0) return new Float32Array();
      predictor ??= openSession(prediction, data.provider);
      own.set(model.values);
      const feed = new Tensor(prediction.inputType, inputs, [rows, ...prediction.inputShape]);
      const used = prediction.weights.map(({ name }) => [name, weights[name]]);
      const results = await (await predictor).run({ inputs: feed, ...Object.fromEntries(used) });
      return floats(results, "probabilities");
    },
    close: async () => {
      await session.release();
      await (await predictor)?.release();
    },
  };
}

async function openSession({ file }: StepGraph, provider: WorkerData["provider"]): Promise<InferenceSession> {
  return InferenceSession.create(file, {
    executionProviders: [provider],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    // Saturated gates leave numbers too small for fast arithmetic: products got 6 to 8 times slower over 100 steps.
    extra: { session: { set_denormal_as_zero: "1" } },
  });
}

/** Tensors on one flat array, that each step fills anew. */
function weightTensors({ model }: WorkerData, values: Float32Array): Feeds {
  const tensors = model.weights.map(({ name, shape, start, end }) => {
    return [name, new Tensor("float32", values.subarray(start, end), shape)] as const;
  });
  return Object.fromEntries(tensors);
}

function stepFeeds({ training, seed }: WorkerData, request: StepRequest): Feeds {
  const { rows, firstRow, update } = request;
  const factors = training.dropout.map(({ name, rate, shape }, input) => {
    const drawn = drawFactors(shape, rate, { seed, step: update.step, input, firstRow, rows });
    const [first = 0, ...rest] = shape;
    return [name, new Tensor("float32", drawn, rest.length === 0 ? [rows, first] : [first, rows, ...rest])] as const;
  });
  return {
    inputs: new Tensor(training.inputType, request.inputs, [rows, ...training.inputShape]),
    targets: new Tensor("float32", request.targets, [rows, ...training.outputShape]),
    weights: new Tensor("float32", request.weights, [rows]),
    ...Object.fromEntries(factors),
  };
}

/** Puts what a run gave where the other workers find it. */
function store({ model, worker }: WorkerData, rows: number, results: InferenceSession.ReturnType): void {
  const sums = model.sums[worker] ?? new Float64Array();
  for (const name of ["loss", "correct", "weight"] as const) sums[sumsOf[name]] = floats(results, name)[0] ?? 0;
  sums[sumsOf.rows] = rows;
  const gradients = model.gradients[worker] ?? new Float32Array();
  for (const { name, start, end, role } of model.weights) {
    gradients.set(floats(results, gradientName(name)), start);
    if (role.kind === "moving") for (let i = start; i < end; i++) gradients[i] = (gradients[i] ?? 0) * rows;
  }
}

function floats(results: InferenceSession.ReturnType, name: string): Float32Array {
  const data = results[name]?.data;
  if (data instanceof Float32Array) return data;
  throw new Error(`the graph gave no float32 output "${name}"`);
}
