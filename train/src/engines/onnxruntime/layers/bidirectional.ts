import { modelFault } from "../../../errors.js";
import { readLayer } from "../../../keras/topology.js";
import { int } from "../../../onnx/attribute.js";
import type { Value } from "../../../onnx/graph.js";
import { demandOptions, flagOption, type LayerContext, type LayerWriter, type Written } from "../layer.js";
import type { Ops } from "../ops.js";
import type { RecurrentWriter } from "../recurrent.js";
import { gru } from "./gru.js";
import { lstm } from "./lstm.js";
import { simpleRnn } from "./simple-rnn.js";

const directions: Readonly<Record<string, RecurrentWriter>> = { SimpleRNN: simpleRnn, LSTM: lstm, GRU: gru };

/** How two outputs become one, and the gradient of the one becomes two. */
interface Merge {
  /** Features of the output for each unit of a direction. */
  readonly factor: 1 | 2;
  forward(ops: Ops, first: Value, second: Value): Value;
  backward(ops: Ops, gradient: Value, parts: readonly [Value, Value], units: number): readonly [Value, Value];
}

const merges: Readonly<Record<string, Merge>> = {
  concat: {
    factor: 2,
    forward: (ops, first, second) => ops.apply("Concat", [first, second], { axis: int(-1) }),
    backward: (ops, gradient, _, units) => [ops.columns(gradient, 0, units), ops.columns(gradient, units, 2 * units)],
  },
  sum: {
    factor: 1,
    forward: (ops, first, second) => ops.add(first, second),
    backward: (_, gradient) => [gradient, gradient],
  },
  mul: {
    factor: 1,
    forward: (ops, first, second) => ops.mul(first, second),
    backward: (ops, gradient, [first, second]) => [ops.mul(gradient, second), ops.mul(gradient, first)],
  },
  ave: {
    factor: 1,
    forward: (ops, first, second) => ops.mul(ops.add(first, second), ops.scalar(0.5)),
    backward: (ops, gradient) => {
      const half = ops.mul(gradient, ops.scalar(0.5));
      return [half, half];
    },
  },
};

/**
 * The layer twice, forwards and backwards in time, with weights of their own
 * (https://keras.io/api/layers/recurrent_layers/bidirectional/).
 */
export const bidirectional: LayerWriter = (input, context) => {
  const { ops, config, name } = context;
  const inner = readLayer(config.layer, `${name}.layer`);
  const write = Object.hasOwn(directions, inner.class_name) ? directions[inner.class_name] : undefined;
  if (!write) throw modelFault(name, `one of ${Object.keys(directions).join(", ")} inside`, inner.class_name);
  const merge = mergeOption(context);
  const flipped = flagOption(inner.config, "go_backwards", false);
  demandOptions(config, { backward_layer: null });
  const run = (direction: string, backwards: boolean): Written =>
    write(input, context.inner(inner.config, `${name}/${direction}_${inner.config.name}`), backwards);
  const [first, second] = [run("forward", flipped), run("backward", !flipped)];
  const parts = [first.output.value, second.output.value] as const;
  const units = first.output.shape.at(-1) ?? 0;
  const shape = [...first.output.shape.slice(0, -1), merge.factor * units];
  return {
    output: { ...first.output, value: merge.forward(ops, ...parts), shape },
    backward: (gradient) => {
      const [ofFirst, ofSecond] = merge.backward(ops, gradient, parts, units);
      const [one, other] = [first.backward(ofFirst), second.backward(ofSecond)];
      return one === undefined || other === undefined ? undefined : ops.add(one, other);
    },
  };
};

function mergeOption({ config, name }: LayerContext): Merge {
  const mode = config.merge_mode ?? "concat";
  const merge = typeof mode === "string" && Object.hasOwn(merges, mode) ? merges[mode] : undefined;
  if (merge) return merge;
  throw modelFault(name, `merge_mode: one of ${Object.keys(merges).join(", ")}`, JSON.stringify(mode));
}
