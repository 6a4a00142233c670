import type { DropoutInput, GraphWeight } from "@rnn-zoo/train/engines/onnxruntime/graph-context.js";
import { gradientName } from "@rnn-zoo/train/engines/onnxruntime/graph-context.js";
import { cutPart, pastePart } from "@rnn-zoo/train/engines/onnxruntime/parts.js";
import type { StepGraph } from "@rnn-zoo/train/engines/onnxruntime/training-graph.js";
import type { NamedWeight } from "@rnn-zoo/train/keras/weights.js";
import { InferenceSession, Tensor } from "onnxruntime-node";

export interface StepFeed {
  readonly rows: number;
  readonly inputs: Float32Array | Int32Array;
  readonly targets: Float32Array;
  readonly weights: Float32Array;
  readonly factors: ReadonlyMap<string, Float32Array>;
}

export interface StepResult {
  readonly loss: number;
  readonly correct: number;
  readonly weight: number;
  /** By the weights' Keras names, in Keras layouts; moving averages hold what they follow. */
  readonly gradients: ReadonlyMap<string, NamedWeight>;
}

/** Runs a training graph once, in this thread. */
export async function runStep(graph: StepGraph, weights: readonly NamedWeight[], feed: StepFeed): Promise<StepResult> {
  const session = await InferenceSession.create(graph.file, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  const type = graph.inputType;
  const results = await session.run({
    inputs: new Tensor(type, feed.inputs, [feed.rows, ...graph.inputShape]),
    targets: new Tensor("float32", feed.targets, [feed.rows, ...graph.outputShape]),
    weights: new Tensor("float32", feed.weights, [feed.rows]),
    ...Object.fromEntries(graph.weights.map((weight) => [weight.name, weightTensor(weight, weights)])),
    ...Object.fromEntries(graph.dropout.map((input) => [input.name, factorTensor(input, feed)])),
  });
  await session.release();
  const data = (name: string): Float32Array => {
    const values = results[name]?.data;
    if (values instanceof Float32Array) return values;
    throw new Error(`no float32 output ${name}`);
  };
  const gradients = new Map(
    weights.map(({ name, shape, values }) => [name, { name, shape, values: new Float32Array(values.length) }]),
  );
  for (const { name, weight, part } of graph.weights) {
    pastePart(data(gradientName(name)), part, gradients.get(weight)?.values ?? new Float32Array());
  }
  const scalar = (name: string) => data(name)[0] ?? Number.NaN;
  return { loss: scalar("loss"), correct: scalar("correct"), weight: scalar("weight"), gradients };
}

function weightTensor({ weight, part, shape }: GraphWeight, weights: readonly NamedWeight[]): Tensor {
  const values = weights.find(({ name }) => name === weight)?.values;
  if (!values) throw new Error(`no weight ${weight}`);
  return new Tensor("float32", cutPart(values, part), shape);
}

function factorTensor({ name, shape }: DropoutInput, { rows, factors }: StepFeed): Tensor {
  const values = factors.get(name);
  if (!values) throw new Error(`no factors ${name}`);
  const [first = 0, ...rest] = shape;
  return new Tensor("float32", values, rest.length === 0 ? [rows, first] : [first, rows, ...rest]);
}
