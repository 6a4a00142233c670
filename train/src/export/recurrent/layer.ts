import { modelFault } from "../../errors.js";
import type { Value } from "../../onnx/graph.js";
import { demand, flagOf } from "../config.js";
import type { Converter, Flow, LayerContext } from "../layer.js";
import {
  batchAndTimeSwapped,
  compacted,
  lastOrInitial,
  reversed,
  type Steps,
  spread,
  stepsOf,
} from "./compact-steps.js";
import { isMeasured, paddedStates } from "./padded-states.js";
import { runStack, type StackRun, sequenceFeatures, stackReader } from "./stack.js";
import { type CellStates, initialStates, returnStates, stateFlows } from "./states.js";

/** What SimpleRNN, LSTM, GRU, RNN and Bidirectional have in common. */
export interface RecurrentOptions {
  readonly returnSequences: boolean;
  readonly returnState: boolean;
  readonly goBackwards: boolean;
  readonly stateful: boolean;
  /** Is the output of a masked step zero, not that of the step before? */
  readonly zeroMasked: boolean;
}

/** @throws TrainFault where an option says something that no operator does */
export function readOptions(context: LayerContext): RecurrentOptions {
  demand(context, { time_major: false });
  const returnSequences = flagOf(context, "return_sequences");
  // tfjs does not know it; Keras would give zeros for a last step that is masked.
  if (context.dialect === "tfjs" || !returnSequences) demand(context, { zero_output_for_mask: false });
  return {
    returnSequences,
    returnState: flagOf(context, "return_state"),
    goBackwards: flagOf(context, "go_backwards"),
    stateful: flagOf(context, "stateful"),
    zeroMasked: flagOf(context, "zero_output_for_mask"),
  };
}

/**
 * SimpleRNN, LSTM, GRU and RNN over cells on [batch, time, features]: one operator per cell, never a loop.
 * https://keras.io/api/layers/recurrent_layers/
 * @returns [batch, units] or [batch, time, units]; then the states, with `return_state`
 */
export function recurrent(className: string): Converter {
  const readStack = stackReader(className);
  return (inputs, context) => {
    const [input, given] = inputAndStates(inputs, context);
    const options = readOptions(context);
    const { x, features, steps } = prepare(input, context);
    const cells = readStack(features, context);
    const padded = paddedStates(cells, input, given, options, context);
    const initial = padded ?? initialStates(cells, given, options.stateful, context);
    const givesStates = options.stateful || isMeasured(input, context);
    const [time = 0] = input.shape;
    const run: StackRun = {
      cells,
      time,
      direction: options.goBackwards ? "reverse" : "forward",
      x,
      lengths: steps?.lengths ?? "",
      initial,
      wantsSequence: options.returnSequences,
      wantsStates: options.returnState || givesStates,
    };
    const { sequence, states: last } = runStack(run, context);
    const states = finishStates(last, initial, steps, context);
    if (givesStates) returnStates(cells, states, context);
    const returned = options.returnState ? stateFlows(cells, states, context) : [];
    // Keras' outputs begin with zeros even where the states do not; those of tfjs are its states.
    const [start = "", value = ""] =
      context.dialect === "tfjs" ? [initial.at(-1)?.[0], states.at(-1)?.[0]] : ["", last.at(-1)?.[0]];
    const units = cells.at(-1)?.units ?? 0;
    if (!options.returnSequences) return [{ value, shape: [units] }, ...returned];
    const all = finishSequence(sequence, { ...options, isReverse: options.goBackwards, start, steps }, context);
    return [{ value: all, shape: [time, units], mask: input.mask, cutIds: input.cutIds }, ...returned]; // [batch, time, units]
  };
}

/** A layer's own input, then the initial states that the model passes to it. */
export function inputAndStates([input, ...states]: readonly Flow[], { name }: LayerContext): [Flow, Flow[]] {
  if (!input) throw modelFault(name, "an input", "none");
  return [input, states];
}

export interface Prepared {
  /** [time, batch, features]; under a mask, the steps that count in front. */
  readonly x: Value;
  readonly features: number;
  readonly steps: Steps | undefined;
}

/**
 * Brings an input to the form that the operators take.
 * @throws TrainFault where tfjs would take the mask of another layer: it hands the last mask that it saw to every
 * later recurrent layer that has none of its own
 */
export function prepare(input: Flow, context: LayerContext): Prepared {
  const { graph, name, dialect, maskedBefore } = context;
  if (input.mask === undefined && dialect === "tfjs" && maskedBefore !== undefined) {
    throw modelFault(
      name,
      "a mask of its own, as an earlier layer has one",
      `none (tfjs would reuse that of ${maskedBefore})`,
    );
  }
  const steps = input.mask === undefined ? undefined : stepsOf(input.mask, graph);
  const features = sequenceFeatures(input, context);
  const before = graph.timeFirst.get(input.value);
  if (before && before.mask === input.mask) return { x: before.sequence, features, steps };
  const front = steps ? compacted(input.value, steps, `${name}/compacted`, graph) : input.value;
  return { x: batchAndTimeSwapped(front, `${name}/time_first`, graph), features, steps };
}

interface SequenceOptions {
  /** Did the operator run from the end? */
  readonly isReverse: boolean;
  /** Does the framework give the last step first? */
  readonly goBackwards: boolean;
  readonly steps: Steps | undefined;
  readonly zeroMasked: boolean;
  /** The initial h, [batch, units], or "" for zeros. */
  readonly start: Value;
}

/** [time, batch, units] in natural time → [batch, time, units] as the framework orders it. */
export function finishSequence(sequence: Value, options: SequenceOptions, { graph, name }: LayerContext): Value {
  const { isReverse, goBackwards, zeroMasked, steps, start } = options;
  const batchFirst = (value: Value) => {
    const turned = batchAndTimeSwapped(value, `${name}/batch_first`, graph);
    if (steps === undefined) graph.timeFirst.set(turned, { sequence: value, mask: undefined });
    return turned; // [batch, time, units]
  };
  if (steps === undefined) return batchFirst(goBackwards ? reversed(sequence, 0, `${name}/reversed`, graph) : sequence);
  const index = zeroMasked ? steps.countedOnly : isReverse ? steps.countedBefore : steps.countedSoFar;
  const natural = spread(batchFirst(sequence), index, start, `${name}/spread`, graph);
  if (goBackwards) return reversed(natural, 1, `${name}/reversed`, graph); // tfjs leaves the mask as it is
  graph.timeFirst.set(natural, { sequence, mask: steps.mask });
  return natural;
}

/** Rows that are masked from end to end keep their initial states. */
export function finishStates(
  states: CellStates,
  initial: CellStates,
  steps: Steps | undefined,
  { graph, name }: LayerContext,
): CellStates {
  return states.map((own, cell) =>
    own.map((state, which) => {
      const before = initial[cell]?.[which];
      if (before === undefined || steps === undefined) return state;
      return lastOrInitial(state, before, steps, `${name}/state_${cell}_${which}`, graph);
    }),
  );
}
