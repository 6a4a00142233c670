import { modelFault } from "../../errors.js";
import type { LayerTopology } from "../../keras/topology.js";
import type { Call, Port } from "./parse-model.js";
import { excerpt, isRecord } from "./record.js";

/** Arguments that change nothing where they are off. */
const ignoredArguments = ["training", "mask", "name", "constants"];

/**
 * Reads how often, and on what, a layer of a functional model is called. Keras 2 and tfjs write a call as a list of
 * [layer, call, output, arguments]; Keras 3 as {args, kwargs} around tensors with a `keras_history`.
 * @throws TrainFault where an argument is not understood
 */
export function readCalls(layer: LayerTopology, saved: unknown, place: string): Call[] {
  const nodes = isRecord(saved) ? saved.inbound_nodes : undefined;
  if (!Array.isArray(nodes)) throw modelFault(place, "inbound_nodes", excerpt(nodes));
  const isCalled = layer.class_name !== "InputLayer";
  return (isCalled ? nodes : []).map((node: unknown, call) => {
    const { inputs, states } = isRecord(node) ? readKeras3(node, place) : readKeras2(node, place);
    return { layer, call, inputs: [...inputs, ...states] };
  });
}

interface Arguments {
  readonly inputs: readonly Port[];
  readonly states: readonly Port[];
}

function readKeras2(node: unknown, place: string): Arguments {
  if (!Array.isArray(node)) throw modelFault(place, "a list of [layer, call, output]", excerpt(node));
  const tensors: unknown[] = typeof node[0] === "string" ? [node] : node;
  const states: Port[] = [];
  const inputs = tensors.map((tensor) => {
    if (!Array.isArray(tensor)) throw modelFault(place, "[layer, call, output]", excerpt(tensor));
    states.push(...readArguments(tensor[3], place, (value) => histories(value, place)));
    return readHistory(tensor, place);
  });
  return { inputs, states };
}

function readKeras3({ args, kwargs }: Record<string, unknown>, place: string): Arguments {
  const tensors = (value: unknown): Port[] => {
    if (Array.isArray(value)) return value.flatMap(tensors);
    if (!isRecord(value) || value.class_name !== "__keras_tensor__" || !isRecord(value.config)) {
      throw modelFault(place, "a tensor", excerpt(value));
    }
    return [readHistory(value.config.keras_history, place)];
  };
  const inputs = tensors(args);
  const states = readArguments(kwargs, place, tensors);
  return { inputs, states };
}

function readArguments(saved: unknown, place: string, read: (tensors: unknown) => Port[]): Port[] {
  if (saved === undefined || saved === null) return [];
  if (!isRecord(saved)) throw modelFault(place, "arguments by name", excerpt(saved));
  const { initial_state: states, ...others } = saved;
  for (const [name, value] of Object.entries(others)) {
    const isOff = value === null || value === false;
    if (isOff && ignoredArguments.includes(name)) continue;
    throw modelFault(`${place}.inbound_nodes`, "no arguments but initial_state", `${name}: ${excerpt(value)}`);
  }
  if (states === undefined || states === null) return [];
  return read(states);
}

/** [layer, call, output, …], or a list of such: a GRU's only state may stand alone, those of stacked cells are nested. */
function histories(saved: unknown, place: string): Port[] {
  const isList = Array.isArray(saved) && typeof saved[0] !== "string";
  return isList ? saved.flatMap((one: unknown) => histories(one, place)) : [readHistory(saved, place)];
}

/** [layer, call, output, …] */
function readHistory(saved: unknown, place: string): Port {
  const [layer, call, output]: unknown[] = Array.isArray(saved) ? saved : [];
  if (typeof layer !== "string" || typeof call !== "number" || typeof output !== "number") {
    throw modelFault(`${place}.inbound_nodes`, "[layer, call, output]", excerpt(saved));
  }
  return { layer, call, output };
}
