import type { LayerTopology, SequentialTopology } from "@rnn-zoo/train/keras/topology.js";
import { inputShape, readLayer } from "@rnn-zoo/train/keras/topology.js";

// A slow evaluator in float64, written from Keras' formulas and from nothing else: the oracle of the fast ones.

type Vector = number[];

/** Rows of time steps of features; what has no time has one step. */
interface Flow {
  readonly rows: Vector[][];
  readonly sequences: boolean;
  /** Which steps of which rows are not padding. */
  readonly mask?: boolean[][] | undefined;
}

export interface ReferenceWeight {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

export interface ReferenceBatch {
  readonly rows: number;
  readonly inputs: ArrayLike<number>;
  /** As the model's output, flat. */
  readonly targets: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
  /** Factors of dropout: [batch, features] or [time, batch, features], flat, by layer and place. */
  readonly factors: ReadonlyMap<string, ArrayLike<number>>;
}

type Weights = ReadonlyMap<string, ReferenceWeight>;

/** Σ weight · loss over the rows, in training. */
export function referenceLoss(topology: SequentialTopology, weights: Weights, batch: ReferenceBatch): number {
  let flow = entry(inputShape(topology), batch);
  for (const layer of topology.config.layers) flow = run(layer, layer.config.name, flow, weights, batch);
  return crossEntropy(flow, batch);
}

function entry(shape: number[], { rows, inputs }: ReferenceBatch): Flow {
  const [time, features] = shape.length === 2 ? [shape[0] ?? 0, shape[1] ?? 0] : [shape[0] ?? 0, 1];
  const at = (row: number, t: number, i: number) => inputs[(row * time + t) * features + i] ?? Number.NaN;
  const all = range(rows).map((row) => range(time).map((t) => range(features).map((i) => at(row, t, i))));
  return { rows: all, sequences: true };
}

function run(
  { class_name, config }: LayerTopology,
  name: string,
  flow: Flow,
  weights: Weights,
  batch: ReferenceBatch,
): Flow {
  const weight = (of: string) => weights.get(`${name}/${of}`);
  switch (class_name) {
    case "Dense":
      return {
        ...flow,
        rows: flow.rows.map((row) => row.map((x) => dense(x, config, weight("kernel"), weight("bias")))),
      };
    case "TimeDistributed":
      return run(readLayer(config.layer, name), name, flow, weights, batch);
    case "Activation":
      return { ...flow, rows: flow.rows.map((row) => row.map((x) => activate(config.activation, x))) };
    case "Dropout":
      return {
        ...flow,
        rows: flow.rows.map((row, r) =>
          row.map((x, t) => x.map((v, i) => v * factorAt(batch, `${name}/factors`, flow, r, t, i, x.length))),
        ),
      };
    case "BatchNormalization":
      return normalise(flow, weight("gamma"), weight("beta"));
    case "Embedding":
      return embed(flow, config.mask_zero === true, weight("embeddings"));
    case "Bidirectional":
      return bothWays(config, name, flow, weights, batch);
    default:
      return recur(class_name, config, name, flow, weights, batch, false);
  }
}

function factorAt(
  { factors, rows }: ReferenceBatch,
  name: string,
  flow: Flow,
  r: number,
  t: number,
  i: number,
  width: number,
): number {
  const values = factors.get(name);
  if (!values) return 1;
  return values[((flow.sequences ? t : 0) * rows + r) * width + i] ?? Number.NaN;
}

function dense(x: Vector, config: LayerTopology["config"], kernel?: ReferenceWeight, bias?: ReferenceWeight): Vector {
  return activate(config.activation ?? "linear", add(times(x, kernel), bias ? [...bias.values] : undefined));
}

function normalise(flow: Flow, gamma?: ReferenceWeight, beta?: ReferenceWeight): Flow {
  const all = flow.rows.flat();
  const width = all[0]?.length ?? 0;
  const mean = range(width).map((i) => sum(all.map((x) => x[i] ?? 0)) / all.length);
  const variance = range(width).map((i) => sum(all.map((x) => ((x[i] ?? 0) - (mean[i] ?? 0)) ** 2)) / all.length);
  const one = (v: number, i: number) =>
    ((v - (mean[i] ?? 0)) / Math.sqrt((variance[i] ?? 0) + 1e-3)) * (gamma?.values[i] ?? 1) + (beta?.values[i] ?? 0);
  return { ...flow, rows: flow.rows.map((row) => row.map((x) => x.map(one))) };
}

function embed(flow: Flow, maskZero: boolean, table?: ReferenceWeight): Flow {
  const width = table?.shape[1] ?? 0;
  const rows = flow.rows.map((row) =>
    row.map(([id = 0]) => [...(table?.values.slice(id * width, (id + 1) * width) ?? [])]),
  );
  return { rows, sequences: true, mask: maskZero ? flow.rows.map((row) => row.map(([id]) => id !== 0)) : undefined };
}

function bothWays(
  config: LayerTopology["config"],
  name: string,
  flow: Flow,
  weights: Weights,
  batch: ReferenceBatch,
): Flow {
  const inner = readLayer(config.layer, name);
  const [forward, backward] = ["forward", "backward"].map((direction) =>
    recur(
      inner.class_name,
      inner.config,
      `${name}/${direction}_${inner.config.name}`,
      flow,
      weights,
      batch,
      direction === "backward",
    ),
  );
  const merge = (a: Vector, b: Vector): Vector => {
    if (config.merge_mode === "sum") return a.map((v, i) => v + (b[i] ?? 0));
    if (config.merge_mode === "mul") return a.map((v, i) => v * (b[i] ?? 0));
    if (config.merge_mode === "ave") return a.map((v, i) => (v + (b[i] ?? 0)) / 2);
    return [...a, ...b];
  };
  if (!forward || !backward) throw new Error("two directions");
  return { ...forward, rows: forward.rows.map((row, r) => row.map((x, t) => merge(x, backward.rows[r]?.[t] ?? []))) };
}

function recur(
  kind: string,
  config: LayerTopology["config"],
  name: string,
  flow: Flow,
  weights: Weights,
  batch: ReferenceBatch,
  reverse: boolean,
): Flow {
  const units = Number(config.units);
  const gates = kind === "LSTM" ? 4 : kind === "GRU" ? 3 : 1;
  const [kernel, recurrent, bias] = ["kernel", "recurrent_kernel", "bias"].map((of) => weights.get(`${name}/${of}`));
  const own = Number(config.recurrent_dropout ?? 0) > 0;
  const factors = (of: string, r: number, width: number) => {
    const values = batch.factors.get(`${name}/${of}`);
    return range(width).map((i) => (values ? (values[r * width + i] ?? Number.NaN) : 1));
  };
  const rows = flow.rows.map((row, r) => {
    const order = reverse || config.go_backwards === true ? range(row.length).toReversed() : range(row.length);
    let [h, c] = [zeros(units), zeros(units)];
    const out: Vector[] = row.map(() => zeros(units));
    for (const t of order) {
      const x = row[t] ?? [];
      const seenX = (g: number) => x.map((v, i) => v * (factors(`dropout_${own ? g : 0}`, r, x.length)[i] ?? 1));
      const seenH = (g: number) => h.map((v, i) => v * (factors(`recurrent_dropout_${g}`, r, units)[i] ?? 1));
      const ofInput = (g: number) => add(times(seenX(g), kernel, g, gates), biasOf(bias, 0, g, units));
      const product = (v: Vector, g: number) => times(v, recurrent, g, gates);
      if (flow.mask?.[r]?.[t] !== false)
        [h, c] = cell(kind, config, {
          h,
          c,
          ofInput,
          product,
          seenH,
          second: (g) => (config.reset_after === true ? biasOf(bias, 1, g, units) : undefined),
        });
      out[t] = h;
    }
    return config.return_sequences === true ? out : [h];
  });
  const sequences = config.return_sequences === true;
  return { rows, sequences, mask: sequences ? flow.mask : undefined };
}

interface CellInput {
  readonly h: Vector;
  readonly c: Vector;
  ofInput(gate: number): Vector;
  product(v: Vector, gate: number): Vector;
  seenH(gate: number): Vector;
  second(gate: number): Vector | undefined;
}

function cell(
  kind: string,
  config: LayerTopology["config"],
  { h, c, ofInput, product, seenH, second }: CellInput,
): [Vector, Vector] {
  const plain = (g: number) => add(add(ofInput(g), product(seenH(g), g)), second(g));
  const gate = (g: number) => activate(config.recurrent_activation, plain(g));
  if (kind === "SimpleRNN") return [activate(config.activation, plain(0)), c];
  if (kind === "LSTM") {
    const [i, f, o, candidate] = [gate(0), gate(1), gate(3), activate(config.activation, plain(2))];
    const next = c.map((v, k) => (f[k] ?? 0) * v + (i[k] ?? 0) * (candidate[k] ?? 0));
    return [activate(config.activation, next).map((v, k) => v * (o[k] ?? 0)), next];
  }
  const [z, r] = [gate(0), gate(1)];
  const inner =
    config.reset_after === true
      ? (add(product(seenH(2), 2), second(2)) ?? []).map((v, k) => v * (r[k] ?? 0))
      : product(
          seenH(2).map((v, k) => v * (r[k] ?? 0)),
          2,
        );
  const n = activate(config.activation, add(ofInput(2), inner));
  return [h.map((v, k) => (z[k] ?? 0) * v + (1 - (z[k] ?? 0)) * (n[k] ?? 0)), c];
}

function crossEntropy(flow: Flow, { targets, weights }: ReferenceBatch): number {
  let total = 0;
  let place = 0;
  flow.rows.forEach((row, r) => {
    row.forEach((scores, t) => {
      const y = scores.map((_, i) => targets[place + i] ?? Number.NaN);
      place += scores.length;
      const weight = flow.mask?.[r]?.[t] === false ? 0 : (weights[r] ?? 0);
      const isDistribution = Math.abs(sum(scores) - 1) < 1e-9 && scores.length > 1;
      const loss = isDistribution
        ? -sum(scores.map((p, i) => (y[i] ?? 0) * Math.log(p)))
        : -sum(scores.map((p, i) => (y[i] ?? 0) * Math.log(p) + (1 - (y[i] ?? 0)) * Math.log(1 - p))) / scores.length;
      total += weight * loss;
    });
  });
  return total;
}

function activate(activation: unknown, x: Vector): Vector {
  if (activation === "linear") return x;
  if (activation === "tanh") return x.map(Math.tanh);
  if (activation === "sigmoid") return x.map((v) => 1 / (1 + Math.exp(-v)));
  if (activation === "relu") return x.map((v) => Math.max(0, v));
  const powers = x.map((v) => Math.exp(v - Math.max(...x)));
  return powers.map((v) => v / sum(powers));
}

/** x · (block `gate` of `gates` of the columns of) a matrix. */
function times(x: Vector, matrix?: ReferenceWeight, gate = 0, gates = 1): Vector {
  const columns = matrix?.shape[1] ?? 0;
  const width = columns / gates;
  return range(width).map((j) =>
    sum(x.map((v, i) => v * (matrix?.values[i * columns + gate * width + j] ?? Number.NaN))),
  );
}

function biasOf(bias: ReferenceWeight | undefined, row: number, gate: number, units: number): Vector | undefined {
  const start = row * (bias?.shape[1] ?? 0) + gate * units;
  return bias && [...bias.values.slice(start, start + units)];
}

function add(a: Vector, b: Vector | undefined): Vector {
  return b ? a.map((v, i) => v + (b[i] ?? Number.NaN)) : a;
}

function sum(values: Vector): number {
  return values.reduce((total, value) => total + value, 0);
}

function zeros(length: number): Vector {
  return range(length).map(() => 0);
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}
