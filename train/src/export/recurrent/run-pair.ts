import { int, ints } from "../../onnx/attribute.js";
import type { Value } from "../../onnx/graph.js";
import type { LayerContext } from "../layer.js";
import type { Cell } from "./cell.js";
import { type RunOutputs, runCells } from "./run-cells.js";
import { runStack } from "./stack.js";
import type { CellStates } from "./states.js";

export interface PairRun {
  /** The cells of the forward layer and of the backward layer. */
  readonly stacks: readonly [readonly Cell[], readonly Cell[]];
  /** Their initial states. */
  readonly initial: readonly [CellStates, CellStates];
  /** [time, batch, features] */
  readonly x: Value;
  readonly lengths: Value;
  /** Does the forward layer run from the end, and the backward layer from the beginning? */
  readonly goBackwards: boolean;
  readonly wantsSequence: boolean;
  readonly wantsStates: boolean;
}

/** What one layer of the pair gives. */
export interface Half {
  /** [time, batch, units] in natural time; "" unless wanted */
  readonly sequence: Value;
  readonly states: CellStates;
}

/** Does one operator express both directions? */
export function isOneOperator({ stacks }: Pick<PairRun, "stacks">): boolean {
  const [[a, ...more], [b, ...others]] = stacks;
  if (!a || !b || more.length + others.length > 0) return false;
  return a.op === b.op && a.units === b.units && a.linearBeforeReset === b.linearBeforeReset;
}

/** Writes a pair of layers: one operator for two single cells, else a chain for each. */
export function runPair(run: PairRun, context: LayerContext): readonly [Half, Half] {
  if (isOneOperator(run)) {
    const both = runTogether(run, context);
    const [first, second] = halves(both, context);
    return run.goBackwards ? [second, first] : [first, second];
  }
  const alone = (i: 0 | 1) =>
    runStack(
      {
        ...run,
        cells: run.stacks[i],
        direction: run.goBackwards === (i === 0) ? "reverse" : "forward",
        initial: run.initial[i],
      },
      context,
    );
  return [alone(0), alone(1)];
}

/** Two single cells in natural order: forward in time, then backward in time. */
export function runTogether(run: PairRun, { graph, name }: LayerContext): RunOutputs {
  const inTime = <T>([a, b]: readonly [T, T]): readonly T[] => (run.goBackwards ? [b, a] : [a, b]);
  const cells = inTime(run.stacks).flat();
  const [forward = [], backward = []] = inTime(run.initial).map((states) => states[0] ?? []);
  const initial = forward.map((state, which) => {
    const as = `${name}/initial_${which === 0 ? "h" : "c"}`;
    const axes = graph.ints(`${name}/axes`, [0]);
    const rows = [state, backward[which] ?? ""].map(
      (value, i) => graph.node("Unsqueeze", [value, axes], { name: `${as}_${i}` }), // [1, batch, units]
    );
    return graph.node("Concat", rows, { name: as, attributes: { axis: int(0) } }); // [2, batch, units]
  });
  return runCells({ ...run, name, cells, direction: "bidirectional", initial, wantsState: run.wantsStates }, graph);
}

/** Takes the outputs of a bidirectional operator apart. */
function halves({ Y, Yh, Yc }: RunOutputs, context: LayerContext): [Half, Half] {
  const { name } = context;
  const sequences = Y === "" ? ["", ""] : split(Y, 1, `${name}/sequence`, context); // [time, batch, units] each
  const hidden = Yh === "" ? [] : split(Yh, 0, `${name}/last`, context); // [batch, units] each
  const cell = Yc === "" ? [] : split(Yc, 0, `${name}/last_c`, context);
  const half = (i: 0 | 1): Half => ({
    sequence: sequences[i] ?? "",
    states: [[hidden[i], cell[i]].flatMap((state) => state ?? [])],
  });
  return [half(0), half(1)];
}

/** Splits an axis of two and takes it away. */
function split(value: Value, axis: 0 | 1, as: string, { graph, name }: LayerContext): Value[] {
  const parts = graph.nodeWith("Split", [value, graph.ints(`${name}/one_each`, [1, 1])], [true, true], {
    name: `${as}_split`,
    attributes: { axis: int(axis) },
  });
  const axes = graph.ints(`${name}/axis_${axis}`, [axis]);
  return parts.map((part, i) =>
    graph.node("Squeeze", [part, axes], { name: `${as}_${i === 0 ? "forward" : "reverse"}` }),
  );
}

/** The usual case in two nodes: [time, 2, batch, units] → [batch, time, 2 · units], [2, batch, units] → [batch, 2 · units]. */
export function concatenated(value: Value, isSequence: boolean, units: number, context: LayerContext): Value {
  const { graph, name } = context;
  const joined = (perm: readonly number[], turnedAs: string, as: string) => {
    const sizes = [...perm.slice(2).map(() => 0), 2 * units];
    const turned = graph.node("Transpose", [value], { name: `${name}/${turnedAs}`, attributes: { perm: ints(perm) } });
    return graph.node("Reshape", [turned, graph.ints(`${name}/shape`, sizes)], { name: `${name}/${as}` });
  };
  if (!isSequence) return joined([1, 0, 2], "batch_first", "concat");
  const output = joined([2, 0, 1, 3], "batch_first", "concat");
  const sequence = joined([0, 2, 1, 3], "directions_last", "time_first_concat");
  graph.timeFirst.set(output, { sequence, mask: undefined });
  return output;
}
