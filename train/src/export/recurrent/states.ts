import { modelFault } from "../../errors.js";
import type { Value } from "../../onnx/graph.js";
import type { Flow, LayerContext } from "../layer.js";
import type { Cell } from "./cell.js";

/** How many states a cell has: h, and c of an LSTM. */
function statesOf({ op }: Cell): 1 | 2 {
  return op === "LSTM" ? 2 : 1;
}

/** What a cell's states are called where the graph gives them. */
export function stateNames({ name, op }: Pick<Cell, "name" | "op">): string[] {
  return op === "LSTM" ? [`${name}/Y_h`, `${name}/Y_c`] : [`${name}/Y_h`];
}

/** [batch, units] per state per cell. */
export type CellStates = readonly (readonly Value[])[];

/** A layer's initial states: those that the model passes to it, else those of a stateful layer, else none. */
export function initialStates(
  cells: readonly Cell[],
  given: readonly Flow[],
  isStateful: boolean,
  context: LayerContext,
): CellStates {
  return isStateful && given.length === 0 ? fedStates(cells, context) : givenStates(cells, given, context);
}

/**
 * The initial states that the model passes to a layer, for each cell.
 * @param given in the order of the framework: tfjs puts the states of stacked cells last cell first, Keras
 * nests them in the order of the cells (an option to turn them round is never saved)
 * @returns nothing for each cell where none are given
 */
function givenStates(cells: readonly Cell[], given: readonly Flow[], context: LayerContext): CellStates {
  const { name, dialect } = context;
  if (given.length === 0) return cells.map(() => []);
  const expected = cells.reduce((sum, cell) => sum + statesOf(cell), 0);
  if (given.length !== expected) throw modelFault(name, `${expected} initial states`, `${given.length}`);
  let next = 0;
  const inOrder = dialect === "tfjs" ? [...cells].reverse() : cells;
  const states = inOrder.map((cell) => {
    const own = given.slice(next, next + statesOf(cell));
    next += own.length;
    const odd = own.find(({ shape }) => shape.length !== 1 || shape[0] !== cell.units);
    if (odd) throw modelFault(name, `initial states [batch, ${cell.units}]`, `[batch, ${odd.shape}]`);
    return own.map(({ value }) => value);
  });
  return dialect === "tfjs" ? states.reverse() : states;
}

/** A stateful layer's states: inputs of the graph. */
function fedStates(cells: readonly Cell[], { stateInput }: LayerContext): CellStates {
  return cells.map(({ name, units, op }) => [
    stateInput(`${name}/initial_h`, units),
    ...(op === "LSTM" ? [stateInput(`${name}/initial_c`, units)] : []),
  ]);
}

/** A stateful layer's states after the run: outputs of the graph. */
export function returnStates(cells: readonly Cell[], states: CellStates, { stateOutput }: LayerContext): void {
  for (const [i, cell] of cells.entries()) {
    const names = stateNames(cell);
    for (const [which, value] of (states[i] ?? []).entries()) {
      stateOutput({ name: names[which] ?? "", value, units: cell.units });
    }
  }
}

/** The states as a layer with `return_state` gives them. */
export function stateFlows(cells: readonly Cell[], states: CellStates, context: LayerContext): Flow[] {
  const flows = cells.map(({ units }, i) => (states[i] ?? []).map((value): Flow => ({ value, shape: [units] })));
  return (context.dialect === "tfjs" ? flows.reverse() : flows).flat();
}
