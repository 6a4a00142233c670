import { modelFault } from "../../errors.js";
import { int } from "../../onnx/attribute.js";
import type { Value } from "../../onnx/graph.js";
import type { Converter, Flow, LayerContext } from "../layer.js";
import { isKerasFrom } from "../saved/keras-version.js";
import type { Steps } from "./compact-steps.js";
import { finishSequence, finishStates, inputAndStates, prepare, type RecurrentOptions, readOptions } from "./layer.js";
import { readPair, type Side } from "./pair.js";
import { concatenated, type Half, isOneOperator, type PairRun, runPair, runTogether } from "./run-pair.js";
import { type CellStates, initialStates, returnStates, stateFlows } from "./states.js";

const mergeModes = ["concat", "sum", "mul", "ave", null] as const;
type MergeMode = (typeof mergeModes)[number];

/**
 * Bidirectional around SimpleRNN, LSTM, GRU or RNN: one operator with direction "bidirectional", or two chains of them
 * where cells are stacked. https://keras.io/api/layers/recurrent_layers/bidirectional/
 * @returns the joined output, or both with merge mode null; then, with `return_state`, forward and backward states
 */
export const bidirectional: Converter = (inputs, context) => {
  const [input, given] = inputAndStates(inputs, context);
  const { forward, backward } = readPair(context);
  const options = optionsOf(forward, backward, input, context);
  const mode = readMode(context);
  const { x, features, steps } = prepare(input, context);
  const stacks = [forward.readStack(features), backward.readStack(features)] as const;
  const middle = given.length / 2;
  const initial = [
    initialStates(stacks[0], given.slice(0, middle), options.stateful, context),
    initialStates(stacks[1], given.slice(middle), options.stateful, context),
  ] as const;
  const wantsStates = options.returnState || options.stateful;
  const { goBackwards, returnSequences: wantsSequence } = options;
  const run: PairRun = { stacks, initial, x, lengths: steps?.lengths ?? "", goBackwards, wantsSequence, wantsStates };
  const [units, backwardUnits] = [stacks[0].at(-1)?.units ?? 0, stacks[1].at(-1)?.units ?? 0];
  if (units !== backwardUnits && mode !== "concat" && mode !== null)
    throw modelFault(context.name, `merge_mode concat for ${units} and ${backwardUnits} units`, mode);
  const front = wantsSequence ? [input.shape[0] ?? 0] : [];
  const mask = wantsSequence ? input.mask : undefined;
  if (isPlain(run, mode, steps)) {
    const { Y, Yh } = runTogether(run, context);
    const value = concatenated(wantsSequence ? Y : Yh, wantsSequence, units, context);
    return [{ value, shape: [...front, 2 * units], mask }];
  }
  const halves = runPair(run, context).map((half, i) => finishHalf(half, i === 1, run, options, steps, context));
  const outputs = mergedOutputs(halves, mode, context);
  const widths = mode === "concat" ? [units + backwardUnits] : [units, backwardUnits];
  const flows = outputs.map((value, i): Flow => ({ value, shape: [...front, widths[i] ?? units], mask }));
  halves.forEach(({ states }, i) => {
    const cells = stacks[i] ?? [];
    if (options.stateful) returnStates(cells, states, context);
    if (options.returnState) flows.push(...stateFlows(cells, states, context));
  });
  return flows;
};

/**
 * Keras sets `zero_output_for_mask` of both layers where they return sequences; tfjs does not.
 * @throws TrainFault where the version of Keras may do either
 */
function optionsOf(forward: Side, backward: Side, input: Flow, context: LayerContext): RecurrentOptions {
  const { name, dialect, source } = context;
  const [options, other] = [readOptions(forward.context), readOptions(backward.context)];
  const odd = shared.find((key) => options[key] !== other[key]);
  if (odd) throw modelFault(`${name}.backward_layer`, `${odd}: ${options[odd]}`, String(other[odd]));
  if (dialect === "tfjs") return options;
  // Keras outside of TensorFlow, which ended with 2.3.1, did not; nor did TensorFlow's before version 2.
  const isKnown = isKerasFrom(source, 2, 4) || source === "keras 2.3.0-tf";
  if (!isKnown && input.mask !== undefined && options.returnSequences) {
    throw modelFault(name, "a file of Keras 2.4 or later, for sequences under a mask", source);
  }
  return { ...options, zeroMasked: options.returnSequences };
}

const shared = ["returnSequences", "returnState", "stateful"] as const;

/** The usual case, which needs no taking apart. */
function isPlain(run: PairRun, mode: MergeMode, steps: Steps | undefined): boolean {
  const { goBackwards, wantsStates } = run;
  return isOneOperator(run) && mode === "concat" && steps === undefined && !goBackwards && !wantsStates;
}

interface FinishedHalf {
  readonly output: Value;
  readonly states: CellStates;
}

/** Brings one direction to the framework's order: both directions come in the forward layer's order of time. */
function finishHalf(
  half: Half,
  isBackward: boolean,
  run: PairRun,
  options: RecurrentOptions,
  steps: Steps | undefined,
  context: LayerContext,
): FinishedHalf {
  const initial = run.initial[isBackward ? 1 : 0];
  const within = { ...context, name: `${context.name}/${isBackward ? "backward" : "forward"}` };
  const states = finishStates(half.states, initial, steps, within);
  const isTfjs = context.dialect === "tfjs"; // see `recurrent`
  if (!options.returnSequences) return { output: (isTfjs ? states : half.states).at(-1)?.[0] ?? "", states };
  const isReverse = options.goBackwards !== isBackward;
  const start = isTfjs ? (initial.at(-1)?.[0] ?? "") : "";
  const output = finishSequence(half.sequence, { ...options, isReverse, steps, start }, within);
  return { output, states };
}

/** Joins the outputs; where both are sequences, also as the next recurrent layer takes them. */
function mergedOutputs(halves: readonly FinishedHalf[], mode: MergeMode, context: LayerContext): Value[] {
  const { graph, name } = context;
  const outputs = halves.map(({ output }) => output);
  const values = merged(outputs, mode, context);
  const [joined = "", ...more] = values;
  const sequences = outputs.flatMap((output) => graph.timeFirst.get(output) ?? []);
  if (more.length > 0 || sequences.length < outputs.length) return values;
  const within = { ...context, name: `${name}/time_first_out` };
  const [sequence = ""] = merged(
    sequences.map((half) => half.sequence),
    mode,
    within,
  );
  graph.timeFirst.set(joined, { sequence, mask: sequences[0]?.mask });
  return values;
}

function merged(outputs: readonly Value[], mode: MergeMode, { graph, name }: LayerContext): Value[] {
  switch (mode) {
    case null:
      return [...outputs];
    case "concat":
      return [graph.node("Concat", outputs, { name: `${name}/concat`, attributes: { axis: int(-1) } })];
    case "mul":
      return [graph.node("Mul", outputs, { name: `${name}/mul` })];
    case "sum":
      return [graph.node("Add", outputs, { name: `${name}/sum` })];
    case "ave": {
      const sum = graph.node("Add", outputs, { name: `${name}/sum` });
      return [graph.node("Mul", [sum, graph.scalar(`${name}/half`, 0.5)], { name: `${name}/ave` })];
    }
  }
}

function readMode({ config, name }: LayerContext): MergeMode {
  const { merge_mode: given = "concat" } = config;
  const mode = mergeModes.find((known) => known === given);
  if (mode !== undefined) return mode;
  throw modelFault(name, `merge_mode: one of ${mergeModes.map(String).join(", ")}`, JSON.stringify(given));
}
