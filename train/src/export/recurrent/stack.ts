import { modelFault } from "../../errors.js";
import type { LayerTopology } from "../../keras/topology.js";
import type { Dimension, Value } from "../../onnx/graph.js";
import { type Flow, featuresOf, type LayerContext } from "../layer.js";
import { readLayer } from "../saved/record.js";
import { type Cell, isCell, readCell } from "./cell.js";
import { runCells } from "./run-cells.js";
import { runSteps, stepsToWrite } from "./run-steps.js";

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
  /** The size of the first axis, where steps may be written out. */
  readonly time?: Dimension;
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

/** Writes one operator per cell, or its steps, each fed with the sequence of the one before. */
export function runStack({ cells, ...run }: StackRun, context: LayerContext): StackOutputs {
  const states: Value[][] = [];
  let x = run.x;
  for (const [i, cell] of cells.entries()) {
    const wantsSequence = i < cells.length - 1 || run.wantsSequence;
    const one = { ...run, cell, x, initial: run.initial[i] ?? [], wantsSequence };
    const steps = stepsToWrite(cell, run.time, run.lengths, context.unrollSteps);
    const { sequence, last } = steps > 0 ? runWritten(one, steps, context) : runOperator(one, context);
    states.push(last);
    x = sequence;
  }
  return { sequence: x, states };
}

interface CellRun extends Omit<StackRun, "cells" | "initial"> {
  readonly cell: Cell;
  readonly initial: readonly Value[];
}

interface CellOutputs {
  /** [time, batch, units], in natural time; "" unless wanted */
  readonly sequence: Value;
  /** h, and c of an LSTM: [batch, units]; those that the operator was asked for. */
  readonly last: Value[];
}

function runWritten(run: CellRun, time: number, { graph }: LayerContext): CellOutputs {
  const { sequence, last } = runSteps({ ...run, time, initial: run.initial[0] }, graph);
  return { sequence, last: [last] };
}

function runOperator({ cell, wantsStates, ...run }: CellRun, { graph }: LayerContext): CellOutputs {
  const { name } = cell;
  const initial = run.initial.map((state, which) =>
    graph.node("Unsqueeze", [state, graph.ints(`${name}/axes`, [0])], {
      name: `${name}/initial_${which === 0 ? "h" : "c"}_row`, // [1, batch, units]
    }),
  );
  const { Y, Yh, Yc } = runCells({ ...run, name, cells: [cell], initial, wantsState: wantsStates }, graph);
  const squeezed = (value: Value, as: string) =>
    graph.node("Squeeze", [value, graph.ints(`${name}/axes`, [0])], { name: `${name}/${as}` });
  const last = [...(Yh ? [squeezed(Yh, "last")] : []), ...(Yc ? [squeezed(Yc, "last_c")] : [])]; // [batch, units]
  if (Y === "") return { sequence: "", last };
  const direction = graph.ints(`${name}/direction_axis`, [1]);
  return { sequence: graph.node("Squeeze", [Y, direction], { name: `${name}/sequence` }), last }; // [time, batch, units]
}

/** The features of a recurrent layer's input. */
export function sequenceFeatures(input: Flow, context: LayerContext): number {
  if (input.shape.length !== 2) {
    throw modelFault(context.name, "input [batch, time, features]", `[batch, ${input.shape}]`);
  }
  return featuresOf(input, context);
}
