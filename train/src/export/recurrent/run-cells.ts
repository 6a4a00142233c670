import { int, string } from "../../onnx/attribute.js";
import type { Value } from "../../onnx/graph.js";
import type { Emitter } from "../emitter.js";
import type { Cell } from "./cell.js";
import { activationAttributes } from "./gate-activation.js";
import { gatesAsRows } from "./gates.js";

export type DirectionName = "forward" | "reverse" | "bidirectional";

/** One recurrent operator at work. */
export interface Run {
  readonly name: string;
  /** One cell, or the forward and the reverse one. */
  readonly cells: readonly Cell[];
  readonly direction: DirectionName;
  /** [time, batch, features] */
  readonly x: Value;
  /** int32 [batch], or "" where every row has all steps. */
  readonly lengths: Value;
  /** h, and c of an LSTM: [directions, batch, units]; none for zeros. */
  readonly initial: readonly Value[];
  readonly wantsSequence: boolean;
  readonly wantsState: boolean;
}

export interface RunOutputs {
  /** [time, directions, batch, units], in natural time also where a direction is reverse. */
  readonly Y: Value;
  /** [directions, batch, units] */
  readonly Yh: Value;
  /** [directions, batch, units] of an LSTM */
  readonly Yc: Value;
}

/** Writes one RNN, LSTM or GRU node. It never has `layout` or `clip`; its weights and biases are always there. */
export function runCells(run: Run, graph: Emitter): RunOutputs {
  const { name, cells, direction, x, lengths, initial } = run;
  const [cell] = cells;
  if (!cell) throw new RangeError("a recurrent operator has one cell or two");
  const { op, units } = cell;
  const weights = [
    graph.constant(`${name}/W`, gatesAsRows(cells.map(({ kernel }) => kernel))), // [directions, gates · units, features]
    graph.constant(`${name}/R`, gatesAsRows(cells.map(({ recurrent }) => recurrent))), // [directions, gates · units, units]
    graph.floats(`${name}/B`, [cells.length, cell.B.length], joined(cells.map(({ B }) => B))), // [directions, 2 · gates · units]
  ];
  const rest = [lengths, ...initial];
  const optional = rest.slice(0, rest.findLastIndex((value) => value !== "") + 1);
  const attributes = {
    hidden_size: int(units),
    direction: string(direction),
    ...activationAttributes(cells.flatMap(({ activations }) => activations)),
    ...(op === "GRU" && { linear_before_reset: int(cell.linearBeforeReset ? 1 : 0) }),
  };
  const used = [run.wantsSequence, !run.wantsSequence || run.wantsState, op === "LSTM" && run.wantsState];
  const [Y = "", Yh = "", Yc = ""] = graph.nodeWith(op, [x, ...weights, ...optional], used, { name, attributes });
  return { Y, Yh, Yc };
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const [first] = parts;
  if (first && parts.length === 1) return first;
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}
