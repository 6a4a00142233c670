import { modelFault } from "../../errors.js";
import type { LayerTopology } from "../../keras/topology.js";
import type { ElementType } from "../../onnx/tensor.js";
import { inOrder } from "./in-order.js";
import { readCalls } from "./inbound-nodes.js";
import { excerpt, isRecord, readLayer } from "./record.js";

/** Who wrote the topology. tfjs' own files follow Keras 2 but for the places where tfjs computes something else. */
export type Dialect = "tfjs" | "keras2" | "keras3";

/** One output of one call of a layer. */
export interface Port {
  readonly layer: string;
  /** 0 is the first call of the layer in this model; a shared layer has more. */
  readonly call: number;
  readonly output: number;
}

/** A layer applied to tensors. */
export interface Call {
  readonly layer: LayerTopology;
  readonly call: number;
  /** The layer's inputs, then the initial states of a recurrent layer. */
  readonly inputs: readonly Port[];
}

export interface ModelInput {
  readonly port: Port;
  /** Of one row, without the batch; null where it is known only at run time. */
  readonly shape: readonly (number | null)[];
  /** Where the file says so. */
  readonly type?: ElementType;
}

/** A Sequential or functional model as calls in the order of computation. */
export interface Model {
  readonly name: string;
  readonly inputs: readonly ModelInput[];
  readonly outputs: readonly Port[];
  readonly calls: readonly Call[];
}

export interface ParsedModel extends Model {
  readonly dialect: Dialect;
  /** Such as "tfjs-layers 4.22.0" or "keras 2.15.0". */
  readonly source: string;
}

const modelClasses = ["Sequential", "Functional", "Model"];

export function isModel({ class_name }: LayerTopology): boolean {
  return modelClasses.includes(class_name);
}

/**
 * Reads a saved topology: bare, as tfjs saves it, or inside `model_config`, as Keras' converter does.
 * @throws TrainFault that names the place
 */
export function parseTopology(saved: unknown): ParsedModel {
  const topology = isRecord(saved) && isRecord(saved.model_config) ? saved.model_config : saved;
  if (!isRecord(topology)) throw modelFault("modelTopology", "an object", excerpt(topology));
  const version = readVersion(isRecord(saved) ? saved : topology);
  if (typeof topology.class_name !== "string" || !modelClasses.includes(topology.class_name)) {
    throw modelFault("modelTopology.class_name", `one of ${modelClasses.join(", ")}`, excerpt(topology.class_name));
  }
  const { class_name, config } = topology;
  const named = Array.isArray(config) ? { name: "sequential", layers: config } : config; // Keras before 2.2.3
  if (!isRecord(named)) throw modelFault("modelTopology.config", "an object", excerpt(config));
  const name = typeof named.name === "string" ? named.name : "model";
  return { ...version, ...parseModel({ class_name, config: { ...named, name } }, name) };
}

/**
 * Reads a model, also one that stands as a layer in another.
 * @param place its path
 */
export function parseModel({ class_name, config }: LayerTopology, place: string): Model {
  if (!Array.isArray(config.layers) || config.layers.length === 0) {
    throw modelFault(place, "a list of layers", excerpt(config.layers));
  }
  const saved: readonly unknown[] = config.layers;
  const layers = saved.map((layer, i) => readLayer(layer, `${place}/layers[${i}]`));
  const names = new Set<string>();
  for (const { config: own } of layers) {
    if (names.has(own.name)) throw modelFault(`${place}/${own.name}`, "one layer of that name", "two");
    names.add(own.name);
  }
  if (class_name === "Sequential") return parseSequential(config.name, layers);
  return parseFunctional(config, layers, saved);
}

function parseSequential(name: string, layers: readonly LayerTopology[]): Model {
  const [first] = layers;
  const entry: Port = { layer: first?.class_name === "InputLayer" ? first.config.name : "", call: 0, output: 0 };
  const calls: Call[] = [];
  for (const layer of layers.filter(({ class_name }) => class_name !== "InputLayer")) {
    const before = calls.at(-1);
    const from = before ? { layer: before.layer.config.name, call: 0, output: 0 } : entry;
    calls.push({ layer, call: 0, inputs: [from] });
  }
  const last = calls.at(-1);
  const output = last ? { layer: last.layer.config.name, call: 0, output: 0 } : entry;
  const shape = first ? entryShape(first) : [];
  return { name, inputs: [{ port: entry, shape }], outputs: [output], calls };
}

function parseFunctional(
  config: LayerTopology["config"],
  layers: readonly LayerTopology[],
  saved: readonly unknown[],
): Model {
  const place = config.name;
  const read = layers.flatMap((layer, i) => readCalls(layer, saved[i], `${place}/${layer.config.name}`));
  const outputs = readPorts(config.output_layers, `${place}.output_layers`);
  const calls = numbered(read, [...outputs, ...read.flatMap((call) => call.inputs)]);
  const inputs = readPorts(config.input_layers, `${place}.input_layers`).map((port) => {
    const layer = layers.find((candidate) => candidate.config.name === port.layer);
    if (!layer) throw modelFault(`${place}.input_layers`, `a layer "${port.layer}"`, "none of that name");
    return { port, shape: entryShape(layer) };
  });
  return { name: place, inputs, outputs, calls: callsInOrder(calls, inputs, outputs, place) };
}

/** A model inside a model counts its calls from 1 where its own construction was call 0; all calls are referred to. */
function numbered(calls: readonly Call[], references: readonly Port[]): Call[] {
  return calls.map((call) => {
    if (!isModel(call.layer)) return call;
    const own = references.filter(({ layer }) => layer === call.layer.config.name).map((port) => port.call);
    return { ...call, call: call.call + (own.length > 0 ? Math.min(...own) : 0) };
  });
}

function callsInOrder(
  calls: readonly Call[],
  inputs: readonly ModelInput[],
  outputs: readonly Port[],
  place: string,
): Call[] {
  const byKey = new Map(calls.map((call) => [`${call.layer.config.name}#${call.call}`, call]));
  return inOrder<Port, Call>({
    outputs,
    given: new Set(inputs.map(({ port }) => callKey(port))),
    keyOf: callKey,
    find: (port, from) => {
      const call = byKey.get(callKey(port));
      if (call) return call;
      const by = from?.layer.config.name ?? "outputs";
      throw modelFault(`${place}/${by}`, `a call ${port.call} of "${port.layer}"`, "none in the topology");
    },
    inputsOf: (call) => call.inputs,
    cycle: ({ layer }) => modelFault(`${place}/${layer}`, "a graph without cycles", "a cycle"),
  });
}

function callKey({ layer, call }: Port): string {
  return `${layer}#${call}`;
}

/** [["input", 0, 0], …], or ["input", 0, 0] as Keras 3 writes a single one. */
function readPorts(saved: unknown, place: string): Port[] {
  const list: unknown[] = Array.isArray(saved) ? saved : [];
  const ports = typeof list[0] === "string" ? [list] : list;
  if (ports.length === 0) throw modelFault(place, "[[layer, call, output], …]", excerpt(saved));
  return ports.map((port) => {
    const [layer, call, output]: unknown[] = Array.isArray(port) ? port : [];
    if (typeof layer !== "string" || typeof call !== "number" || typeof output !== "number") {
      throw modelFault(place, "[layer, call, output]", excerpt(port));
    }
    return { layer, call, output };
  });
}

/** The shape that an input layer, or the first layer of a Sequential model, says. */
function entryShape({ class_name, config }: LayerTopology): (number | null)[] {
  const shape = config.batch_input_shape ?? config.batch_shape;
  if (Array.isArray(shape)) {
    const row: unknown[] = shape.slice(1);
    return row.map((size) => (typeof size === "number" && size > 0 ? size : null));
  }
  if (isModel({ class_name, config }))
    return [...(parseModel({ class_name, config }, config.name).inputs[0]?.shape ?? [])];
  return [];
}

function readVersion(saved: Record<string, unknown>): { dialect: Dialect; source: string } {
  const { keras_version: version } = saved;
  if (typeof version !== "string") {
    // A bare {class_name, config} is what our own topologies and tfjs' toJSON hold; only Keras 3 says `module`.
    return "module" in saved ? { dialect: "keras3", source: "keras 3" } : { dialect: "tfjs", source: "tfjs-layers" };
  }
  if (version.startsWith("tfjs")) return { dialect: "tfjs", source: version };
  const major = Number.parseInt(version, 10);
  if (major !== 2 && major !== 3) throw modelFault("keras_version", "tfjs-layers, 2.x or 3.x", version);
  return { dialect: major === 2 ? "keras2" : "keras3", source: `keras ${version}` };
}
