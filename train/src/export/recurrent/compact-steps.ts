import { int, ints } from "../../onnx/attribute.js";
import type { Value } from "../../onnx/graph.js";
import { elementTypes } from "../../onnx/tensor.js";
import type { Emitter } from "../emitter.js";

// A masked step only carries the state on. So the steps that count are moved to the front, the operator runs over
// those alone (its sequence_lens input), and its outputs are put back to where their steps were. That is right for
// padding in front, behind and in between, where sequence_lens alone is right for padding behind only.

/** What a mask means for a recurrent operator; a mask that several layers share is worked out once. */
export interface Steps {
  /** bool [batch, time] */
  readonly mask: Value;
  /** int32 [batch]: how many steps count. */
  readonly lengths: Value;
  /** int64 [batch, time, 1]: steps that count first, each kind in its order. */
  readonly order: Value;
  /** int64 [batch, time, 1]: how many steps counted up to and with each. */
  readonly countedSoFar: Value;
  /** int64 [batch, time, 1]: one more than how many counted before each; 0 where none counts from there on. */
  readonly countedBefore: Value;
  /** int64 [batch, time, 1]: of each that counts, how many counted up to and with it; 0 of one that does not. */
  readonly countedOnly: Value;
}

const known = new WeakMap<Emitter, Map<Value, Steps>>();

/** @param mask bool [batch, time] */
export function stepsOf(mask: Value, graph: Emitter): Steps {
  const masks = known.get(graph) ?? new Map<Value, Steps>();
  known.set(graph, masks);
  const steps = masks.get(mask) ?? readSteps(mask, graph);
  masks.set(mask, steps);
  return steps;
}

function readSteps(mask: Value, graph: Emitter): Steps {
  const named = (as: string) => ({ name: `${mask}/${as}` });
  const cast = (value: Value, to: "int32" | "int64", as: string) =>
    graph.node("Cast", [value], { ...named(as), attributes: { to: int(elementTypes[to]) } });
  const last = graph.ints(`${mask}/last_axis`, [-1]);
  const wide = (value: Value, as: string) => graph.node("Unsqueeze", [value, last], named(as));
  const counts = cast(mask, "int64", "counts"); // [batch, time]
  const total = graph.node("ReduceSum", [counts, last], { ...named("total"), attributes: { keepdims: int(1) } });
  const axis = graph.ints(`${mask}/time_axis`, [1]);
  const soFar = graph.node("CumSum", [counts, axis], named("counted_so_far")); // [batch, time]
  const before = graph.node("Sub", [soFar, counts], named("counted_before"));
  const next = graph.node("Add", [before, axis], named("next_counted"));
  const isAhead = cast(graph.node("Less", [before, total], named("any_ahead")), "int64", "ahead");
  return {
    mask,
    lengths: cast(graph.node("Squeeze", [total, last], named("total_flat")), "int32", "lengths"),
    order: wide(countedFirst(counts, mask, graph), "order"),
    countedSoFar: wide(soFar, "step_forward"),
    countedOnly: wide(graph.node("Mul", [soFar, counts], named("counted_only")), "step_or_none"),
    countedBefore: wide(graph.node("Mul", [next, isAhead], named("next_or_none")), "step_backward"),
  };
}

/** A sort that keeps the order in each kind: by the greatest of (counts · time − position). */
function countedFirst(counts: Value, mask: Value, graph: Emitter): Value {
  const named = (as: string) => ({ name: `${mask}/${as}` });
  const shape = graph.node("Shape", [counts], named("shape"));
  const time = graph.node("Gather", [shape, graph.ints(`${mask}/time_axis`, [1])], named("time")); // [1]
  const scalarTime = graph.node("Squeeze", [time], named("time_scalar"));
  const [zero, one] = [graph.scalarInt(`${mask}/zero`, 0), graph.scalarInt(`${mask}/one`, 1)];
  const positions = graph.node("Range", [zero, scalarTime, one], named("positions")); // [time]
  const weighted = graph.node("Mul", [counts, time], named("weighted"));
  const keys = graph.node("Sub", [weighted, positions], named("keys"));
  const [, order = ""] = graph.nodeWith("TopK", [keys, time], [true, true], named("counted_first"));
  return order;
}

/** [batch, time, features] → the same with the steps that count in front. */
export function compacted(x: Value, { order }: Steps, as: string, graph: Emitter): Value {
  return graph.node("GatherND", [x, order], { name: as, attributes: { batch_dims: int(1) } });
}

/**
 * Puts outputs back to where their steps were; where no step counted yet, the initial state stands.
 * @param y [batch, time, units] over compacted steps, in natural time
 * @param initial [batch, units], or "" for zeros
 */
export function spread(y: Value, index: Value, initial: Value, as: string, graph: Emitter): Value {
  const front =
    initial === ""
      ? graph.node("Pad", [y, graph.ints(`${as}_pads`, [0, 1, 0, 0, 0, 0])], { name: `${as}_with_zeros` })
      : graph.node("Concat", [asStep(initial, as, graph), y], {
          name: `${as}_with_initial`,
          attributes: { axis: int(1) },
        });
  return graph.node("GatherND", [front, index], { name: as, attributes: { batch_dims: int(1) } });
}

function asStep(state: Value, as: string, graph: Emitter): Value {
  return graph.node("Unsqueeze", [state, graph.ints(`${as}_axes`, [1])], { name: `${as}_initial_step` });
}

/** A row without any step keeps its initial state. */
export function lastOrInitial(last: Value, initial: Value, { lengths }: Steps, as: string, graph: Emitter): Value {
  const axes = graph.ints(`${as}_last_axis`, [-1]);
  const some = graph.node("Cast", [lengths], { name: `${as}_any`, attributes: { to: int(elementTypes.bool) } });
  const column = graph.node("Unsqueeze", [some, axes], { name: `${as}_any_column` });
  return graph.node("Where", [column, last, initial], { name: as });
}

/** The same with time turned round. */
export function reversed(y: Value, timeAxis: 0 | 1, as: string, graph: Emitter): Value {
  const bounds = [graph.ints(`${as}_starts`, [-1]), graph.ints(`${as}_ends`, [-(2 ** 31)])];
  const [axes, steps] = [graph.ints(`${as}_axes`, [timeAxis]), graph.ints(`${as}_steps`, [-1])];
  return graph.node("Slice", [y, ...bounds, axes, steps], { name: as });
}

/** Swaps batch and time. */
export function batchAndTimeSwapped(x: Value, as: string, graph: Emitter): Value {
  return graph.node("Transpose", [x], { name: as, attributes: { perm: ints([1, 0, 2]) } });
}
