import { modelFault } from "../../errors.js";
import type { LayerTopology } from "../../keras/topology.js";
import type { Value } from "../../onnx/graph.js";
import { type Flow, featuresOf, type LayerContext } from "../layer.js";
import { readLayer } from "../saved/record.js";
import { type Cell, isCell, readCell } from "./cell.js";
import { runCells } from "./run-cells.js";

/** Reads the cells of a recurrent layer, the first of them next to the input. */
export type StackReader = (features: number, context: LayerContext) => Cell[];

/** A layer that is a cell itself, such as LSTM, or an RNN over cells. */
export function stackReader(className: string): StackReader {
  if (className === "RNN") return readRnn;
  return (features, context) => [readCell(className, features, context)];
}

export function isRecurrent({ class_name }: LayerTopology): boolean {
  return class_name === "RNN" || isCell(class_name);
}

function readRnn(features: number, context: LayerContext): Cell[] {
  const { config, name, dialect } = context;
  const cell = readLayer(config.cell, `${name}.cell`);
  const isStack = cell.class_name === "StackedRNNCells";
  const saved: unknown = isStack ? cell.config.cells : [cell];
  if (!Array.isArray(saved) || saved.length === 0) throw modelFault(`${name}.cell`, "a list of cells", typeof saved);
  let width = features;
  return saved.map((one: unknown, i) => {
    const inner = readLayer(one, `${name}.cells[${i}]`);
    // tfjs names the weights of stacked cells by their place.
    const as = isStack && dialect === "tfjs" ? `RNNCell_${i}` : inner.config.name;
    const read = readCell(inner.class_name, width, context.inside(inner, as));
    width = read.units;
    return saved.length === 1 ? { ...read, name } : read;
  });
}

/** A stack of cells at work in one direction. */
export interface StackRun {
  readonly cells: readonly Cell[];
  readonly direction: "forward" | "reverse";
  /** [time, batch, features] */
  readonly x: Value;
  readonly lengths: Value;
  /** For each cell h, and c of an LSTM: [batch, units]; none for zeros. */
  readonly initial: readonly (readonly Value[])[];
  readonly wantsSequence: boolean;
  readonly wantsStates: boolean;
}

export interface StackOutputs {
  /** [time, batch, units], in natural time */
  readonly sequence: Value;
  /** For each cell h, and c of an LSTM: [batch, units]. */
  readonly states: Value[][];
}

/** Writes one operator per cell, each fed with the sequence of the one before. */
export function runStack({ cells, ...run }: StackRun, { graph }: LayerContext): StackOutputs {
  const states: Value[][] = [];
  let x = run.x;
  for (const [i, cell] of cells.entries()) {
    const isLast = i === cells.length - 1;
    const initial = (run.initial[i] ?? []).map((state, which) =>
      graph.node("Unsqueeze", [state, graph.ints(`${cell.name}/axes`, [0])], {
        name: `${cell.name}/initial_${which === 0 ? "h" : "c"}_row`, // [1, batch, units]
      }),
    );
    const wantsSequence = !isLast || run.wantsSequence;
    const { Y, Yh, Yc } = runCells(
      { ...run, name: cell.name, cells: [cell], x, initial, wantsSequence, wantsState: run.wantsStates },
      graph,
    );
    const squeezed = (value: Value, as: string) =>
      graph.node("Squeeze", [value, graph.ints(`${cell.name}/axes`, [0])], { name: `${cell.name}/${as}` });
    states.push([...(Yh ? [squeezed(Yh, "last")] : []), ...(Yc ? [squeezed(Yc, "last_c")] : [])]); // [batch, units]
    if (wantsSequence) {
      const direction = graph.ints(`${cell.name}/direction_axis`, [1]);
      x = graph.node("Squeeze", [Y, direction], { name: `${cell.name}/sequence` }); // [time, batch, units]
    }
  }
  return { sequence: x, states };
}

/** The features of a recurrent layer's input. */
export function sequenceFeatures(input: Flow, context: LayerContext): number {
  if (input.shape.length !== 2) {
    throw modelFault(context.name, "input [batch, time, features]", `[batch, ${input.shape}]`);
  }
  return featuresOf(input, context);
}
