import { exportModel } from "@rnn-zoo/train/export/export-onnx.js";
import type { ExportOptions } from "@rnn-zoo/train/export/options.js";
import type { ExportSummary } from "@rnn-zoo/train/export/summary.js";
import type { ModelArtifacts } from "@rnn-zoo/train/keras/artifacts.js";
import { createRandom, type Random } from "@rnn-zoo/train/random.js";
import * as tf from "@tensorflow/tfjs";
import { InferenceSession, Tensor } from "onnxruntime-node";

// TensorFlow.js in plain JavaScript is the oracle: no kernel of it is shared with onnxruntime.
tf.env().set("IS_TEST", true); // no advertisement on the first use
await tf.setBackend("cpu");

export { tf };

/** How random weights are drawn. */
export type WeightKind = "usual" | "small" | "saturating" | "denormal" | "zero";

export interface ParityOptions {
  readonly rows?: number;
  /** The size of every axis that the model leaves open. */
  readonly length?: number;
  readonly seed?: number;
  readonly weights?: WeightKind;
  /** How often an id or a step is padding; 0 for never. */
  readonly padding?: number;
  readonly export?: ExportOptions;
  /** What is exported in place of the model itself: a file that should compute the same. */
  readonly twin?: (artifacts: ModelArtifacts) => ModelArtifacts;
}

export interface Parity {
  /** The largest absolute difference over all outputs. */
  readonly difference: number;
  /** The largest absolute value that tfjs gave. */
  readonly largest: number;
  readonly file: Uint8Array;
  readonly summary: ExportSummary;
}

/** Gives a model random weights, exports it, and runs both on the same random inputs. */
export async function parity(model: tf.LayersModel, options: ParityOptions = {}): Promise<Parity> {
  const { seed = 1, weights = "usual" } = options;
  const divisor = options.export?.bytesDividedBy ?? 1;
  randomizeWeights(model, createRandom(seed, "weights"), weights);
  const artifacts = await artifactsOf(model);
  const { file, summary } = exportModel(options.twin?.(artifacts) ?? artifacts, options.export);
  const session = await InferenceSession.create(file, { logSeverityLevel: 3 });
  const feeds = randomFeeds(model, session, { words: smallestVocabulary(artifacts), ...options });
  const expected = model.predict(
    feeds.map(({ values, shape }) =>
      tf.tensor(
        values.map((value) => value / divisor),
        shape,
        "float32",
      ),
    ),
    { batchSize: feeds[0]?.shape[0] ?? 1 },
  );
  const wanted = Array.isArray(expected) ? expected : [expected];
  const outputs = await runSession(session, feeds);
  await session.release();
  const differences = wanted.map((tensor, i) => largestDifference(tensor.dataSync(), outputs[i]?.values ?? []));
  if (outputs.length < wanted.length) differences.push(Number.NaN);
  const largest = wanted.flatMap((tensor) => [...tensor.dataSync()]).reduce((a, b) => Math.max(a, Math.abs(b)), 0);
  tf.dispose(wanted);
  return { difference: differences.reduce(worst, 0), largest, file, summary };
}

/** Applies a layer to symbolic tensors: every output, in a list. */
export function apply(layer: tf.layers.Layer, ...inputs: tf.SymbolicTensor[]): tf.SymbolicTensor[] {
  const [first] = inputs;
  const outputs = layer.apply(inputs.length === 1 && first ? first : inputs);
  return (Array.isArray(outputs) ? outputs : [outputs]).filter((one) => one instanceof tf.SymbolicTensor);
}

/** Layers one behind the other, on one input of the given row shape. */
export type Row = readonly [name: string, inputShape: (number | null)[], ...layers: (() => tf.layers.Layer)[]];

/**
 * Fails unless such a chain agrees on 1, 2 and 7 rows, on lengths of 1, 2 and 17 where one is open, and with weights that
 * saturate, are denormal or zero. Numbers above ten are held to their own size.
 * @param name of the case, for the table that it stands in
 */
export async function agrees(...[name, shape, ...chain]: Row): Promise<void> {
  const input = tf.input({ shape });
  let outputs = [input];
  for (const create of chain) outputs = apply(create(), ...outputs);
  const model = tf.model({ inputs: input, outputs });
  const lengths = shape.includes(null) ? [1, 2, 17].map((length) => ({ length })) : [];
  const weights = (["saturating", "denormal", "zero"] as const).map((kind) => ({ weights: kind }));
  for (const options of [{ rows: 1 }, { rows: 2 }, { rows: 7 }, ...lengths, ...weights]) {
    const { difference, largest } = await parity(model, options);
    // Sums of saturating weights reach hundreds, whose last place is 1e-5 by itself.
    const noise = "weights" in options && options.weights === "saturating" ? 3 : 1;
    if (difference <= noise * 1e-6 * Math.max(10, largest)) continue;
    throw new Error(`${name}: differs by ${difference} of ${largest} with ${JSON.stringify(options)}`);
  }
}

/** What the model's save would write. */
export async function artifactsOf(model: tf.LayersModel): Promise<ModelArtifacts> {
  let saved: tf.io.ModelArtifacts | undefined;
  const handler = tf.io.withSaveHandler(async (artifacts) => {
    saved = artifacts;
    return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: "JSON" } };
  });
  const { warn } = console;
  console.warn = () => undefined; // tfjs says that initial states are not saved as arguments; they are, as inputs
  await model.save(handler);
  console.warn = warn;
  const { modelTopology, weightSpecs = [], weightData = new ArrayBuffer() } = saved ?? {};
  if (modelTopology === undefined || !(weightData instanceof ArrayBuffer)) throw new Error("tfjs saved no topology");
  return { modelTopology: JSON.parse(JSON.stringify(modelTopology)), weightSpecs, weightData };
}

/** Gives a model random weights; variances are positive. */
export function randomizeWeights(model: tf.LayersModel, { normal }: Random, kind: WeightKind): void {
  const scale = { usual: 0.5, small: 0.1, saturating: 30, denormal: 1e-40, zero: 0 }[kind];
  const drawn = model.weights.map((weight) => {
    const { name, shape } = weight;
    const sizes = shape.map(Number);
    const draw = name.includes("variance") ? () => 0.1 + normal() ** 2 : () => scale * normal();
    return tf.tensor(Float32Array.from({ length: sizes.reduce((a, b) => a * b, 1) }, draw), sizes);
  });
  model.weights.forEach((weight, i) => {
    const value = drawn[i];
    if (value) weight.write(value);
  });
  tf.dispose(drawn);
}

export interface Feed {
  readonly name: string;
  readonly type: string;
  readonly values: Float32Array;
  readonly shape: number[];
}

interface FeedOptions extends ParityOptions {
  /** How many ids there are. */
  readonly words: number;
}

function randomFeeds(model: tf.LayersModel, session: InferenceSession, options: FeedOptions): Feed[] {
  const { rows = 2, length = 5, seed = 1 } = options;
  const random = createRandom(seed, "inputs");
  return model.inputs.map((input, i) => {
    const meta = session.inputMetadata[i];
    if (!meta?.isTensor) throw new Error(`input ${i} is missing`);
    const shape = [rows, ...input.shape.slice(1).map((size) => size ?? length)];
    return { name: meta.name, type: meta.type, values: randomValues(meta.type, shape, random, options), shape };
  });
}

function randomValues(
  type: string,
  shape: number[],
  random: Random,
  { padding = 0.4, words }: FeedOptions,
): Float32Array {
  const { uniform, normal } = random;
  const length = shape.reduce((a, b) => a * b, 1);
  if (type === "uint8") return Float32Array.from({ length }, () => Math.floor(uniform() * 256));
  if (type === "int32")
    return Float32Array.from({ length }, () => (uniform() < padding ? 0 : Math.floor(uniform() * words)));
  const values = Float32Array.from({ length }, normal);
  // Whole steps of zeros, for Masking layers to find.
  const step = shape.length === 3 ? (shape.at(-1) ?? 1) : length + 1;
  for (let at = 0; at < length && step <= length; at += step) if (uniform() < padding) values.fill(0, at, at + step);
  return values;
}

function smallestVocabulary({ modelTopology }: ModelArtifacts): number {
  const found = JSON.stringify(modelTopology).matchAll(/"input_dim":(\d+)/g);
  return Math.min(...[...found].map(([, size]) => Number(size)), 1000);
}

export interface OnnxOutput {
  readonly name: string;
  readonly values: number[];
  readonly shape: readonly number[];
}

/** Runs a file; inputs that are not given (states) are zeros of [rows, size]. */
export async function runOnnx(file: Uint8Array, feeds: readonly Feed[]): Promise<OnnxOutput[]> {
  const session = await InferenceSession.create(file, { logSeverityLevel: 3 });
  const outputs = await runSession(session, feeds);
  await session.release();
  return outputs;
}

async function runSession(session: InferenceSession, feeds: readonly Feed[]): Promise<OnnxOutput[]> {
  const rows = feeds[0]?.shape[0] ?? 1;
  const entries = session.inputMetadata.flatMap((meta) => {
    if (!meta.isTensor) return [];
    const feed = feeds.find(({ name }) => name === meta.name);
    if (feed) return [[meta.name, tensorOf(feed)] as const];
    const shape = [rows, ...meta.shape.slice(1).map(Number)];
    return [[meta.name, new Tensor("float32", new Float32Array(shape.reduce((a, b) => a * b, 1)), shape)] as const];
  });
  const results = await session.run(Object.fromEntries(entries));
  return session.outputNames.map((name) => ({
    name,
    values: [...(results[name]?.data ?? [])].map(Number),
    shape: results[name]?.dims ?? [],
  }));
}

function tensorOf({ type, values, shape }: Feed): Tensor {
  if (type === "int32") return new Tensor("int32", Int32Array.from(values), shape);
  if (type === "uint8") return new Tensor("uint8", Uint8Array.from(values), shape);
  return new Tensor("float32", values, shape);
}

/** NaN where a value is missing or no number. */
export function largestDifference(expected: ArrayLike<number>, received: ArrayLike<number>): number {
  if (expected.length !== received.length) return Number.NaN;
  return Array.from(expected, (value, i) => Math.abs(value - (received[i] ?? Number.NaN))).reduce(worst, 0);
}

function worst(a: number, b: number): number {
  return Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : Math.max(a, b);
}
