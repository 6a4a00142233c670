import { modelFault } from "../../errors.js";
import type { Value } from "../../onnx/graph.js";
import type { Flow, LayerContext } from "../layer.js";
import type { Cell } from "./cell.js";
import type { RecurrentOptions } from "./layer.js";
import { type CellStates, stateNames } from "./states.js";

/**
 * The states that padding in front leaves behind, for each cell: rows of tables, by how long the texts are.
 * @returns nothing where no padding was left out, or its states are yet to be measured
 * @throws TrainFault where the layer does not start with zeros at the padding
 */
export function paddedStates(
  cells: readonly Cell[],
  { cutIds }: Flow,
  given: readonly Flow[],
  { goBackwards, stateful }: RecurrentOptions,
  context: LayerContext,
): CellStates | undefined {
  const { frontPadding, name } = context;
  if (frontPadding === undefined) return undefined;
  if (stateful) throw modelFault(name, "with frontPadding, stateful: false", "true");
  if (cutIds === undefined) return undefined;
  const odd = goBackwards ? "go_backwards" : given[0] && "initial states";
  if (odd) throw modelFault(name, "with frontPadding, a layer that starts with zeros at the first step", odd);
  const { states, length } = frontPadding;
  if (states === "outputs") return undefined;
  const times = timeOfEach(cutIds, context);
  return cells.map((cell) =>
    stateNames(cell).map((state) => {
      const table = states.get(state);
      if (!table) throw modelFault(cell.name, `frontPadding.states of "${state}"`, "none");
      return startOf(state, [length + 1, cell.units], table, times, context);
    }),
  );
}

/** Are the states that padding leaves behind yet to be measured? */
export function isMeasured({ cutIds }: Flow, { frontPadding }: LayerContext): boolean {
  return cutIds !== undefined && frontPadding?.states === "outputs";
}

/** int64 [batch]: how many ids each text has, the same for all. */
function timeOfEach(ids: Value, { graph, name }: LayerContext): Value {
  const shape = graph.node("Shape", [ids], { name: `${name}/ids_shape` });
  const [batch = "", time = ""] = graph.nodeWith(
    "Split",
    [shape, graph.ints(`${name}/one_each`, [1, 1])],
    [true, true],
    { name: `${name}/sizes` },
  );
  return graph.node("Expand", [time, batch], { name: `${name}/times` });
}

/** [length + 1, units] → [batch, units]. A text that is too long has no row: the run fails. */
function startOf(
  state: string,
  shape: readonly number[],
  table: Float32Array,
  times: Value,
  { graph }: LayerContext,
): Value {
  const rows = graph.floats(`${state}_after_padding`, shape, table);
  return graph.node("Gather", [rows, times], { name: `${state}_start` });
}
