import { modelFault, optionFault } from "../../errors.js";
import { type LayerTopology, readLayer } from "../../keras/topology.js";
import { int } from "../../onnx/attribute.js";
import type { Value } from "../../onnx/graph.js";
import type { Loss } from "../engine.js";
import { flat, type Signal } from "./layer.js";
import type { Ops } from "./ops.js";

/** What the end of a training graph computes, as sums over the batch. */
export interface Scored {
  /** Σ weight · loss */
  readonly loss: Value;
  /** Σ weight · accuracy */
  readonly correct: Value;
  /** Σ weight */
  readonly weight: Value;
  /** Of Σ weight · loss, with respect to the logits: in their shape. */
  readonly gradient: Value;
}

/** A loss together with the activation before it, from logits: exact where probabilities round to 0 or 1. */
interface Head {
  /** The activation, as Keras calls it. */
  readonly activation: string;
  probabilities(ops: Ops, logits: Value): Value;
  /** Per row [rows], and the gradient of its sum [rows, columns]. */
  score(ops: Ops, logits: Value, targets: Value, columns: number): Record<"losses" | "correct" | "gradient", Value>;
}

/** −Σ y · log softmax(z); its gradient is softmax(z) · Σ y − y. */
const softmax: Head = {
  activation: "softmax",
  probabilities: (ops, logits) => ops.apply("Softmax", [logits], { axis: int(-1) }),
  score: (ops, logits, targets) => {
    const logs = ops.apply("LogSoftmax", [logits], { axis: int(-1) }); // [rows, columns]
    const total = ops.apply("ReduceSum", [targets, ops.int64([1])], { keepdims: int(1) }); // [rows, 1]
    const best = (values: Value) => ops.apply("ArgMax", [values], { axis: int(1), keepdims: int(0) }); // [rows]
    return {
      losses: ops.apply("Neg", [ops.sumOfColumns(ops.mul(targets, logs))]),
      correct: ops.toFloat(ops.apply("Equal", [best(logs), best(targets)])),
      gradient: ops.sub(ops.mul(ops.apply("Exp", [logs]), total), targets),
    };
  },
};

/** Mean over the columns of max(z, 0) − y · z + log(1 + e^−|z|); its gradient is (σ(z) − y) ÷ columns. */
const sigmoid: Head = {
  activation: "sigmoid",
  probabilities: (ops, logits) => ops.apply("Sigmoid", [logits]),
  score: (ops, logits, targets, columns) => {
    const share = ops.scalar(1 / columns);
    const probabilities = ops.apply("Sigmoid", [logits]); // [rows, columns]
    const tail = ops.apply("Log", [
      ops.add(ops.scalar(1), ops.apply("Exp", [ops.apply("Neg", [ops.apply("Abs", [logits])])])),
    ]);
    const each = ops.add(ops.sub(ops.apply("Relu", [logits]), ops.mul(targets, logits)), tail); // [rows, columns]
    const said = (values: Value) => ops.apply("Greater", [values, ops.scalar(0.5)]); // bool [rows, columns]
    const equal = ops.toFloat(ops.apply("Equal", [said(probabilities), said(targets)])); // [rows, columns]
    return {
      losses: ops.mul(ops.sumOfColumns(each), share),
      correct: ops.mul(ops.sumOfColumns(equal), share),
      gradient: ops.mul(ops.sub(probabilities, targets), share),
    };
  },
};

const heads: Readonly<Record<Loss, Head>> = {
  sparseCategoricalCrossentropy: softmax,
  categoricalCrossentropy: softmax,
  binaryCrossentropy: sigmoid,
};

/**
 * Takes the activation off the last layer: the loss has it.
 * @returns the layers that end in logits
 * @throws TrainFault where the last layer does not end in the activation that belongs to the loss
 */
export function layersToLogits(layers: readonly LayerTopology[], loss: Loss): LayerTopology[] {
  const last = layers.at(-1);
  if (!last) throw modelFault("topology", "layers", "none");
  const head = findHead(loss);
  return [...layers.slice(0, -1), withoutActivation(last, head.activation, loss)];
}

function withoutActivation(layer: LayerTopology, activation: string, loss: Loss): LayerTopology {
  const { class_name, config } = layer;
  const inner = class_name === "TimeDistributed" ? readLayer(config.layer, `${config.name}.layer`) : layer;
  if (["Dense", "Activation"].includes(inner.class_name) && inner.config.activation === activation) {
    const bare = { ...inner, config: { ...inner.config, activation: "linear" } };
    return inner === layer ? bare : { class_name, config: { ...config, layer: bare } };
  }
  throw modelFault(
    config.name,
    `${activation} at the end, for ${loss}`,
    JSON.stringify(config.activation) ?? class_name,
  );
}

export function probabilities(ops: Ops, loss: Loss, logits: Value): Value {
  return findHead(loss).probabilities(ops, logits);
}

/**
 * @param logits [batch, columns] or [time, batch, columns]; with a mask, padded steps weigh nothing
 * @param targets float32, in the shape of the logits
 * @param weights float32 [batch]
 */
export function score(ops: Ops, loss: Loss, logits: Signal, targets: Value, weights: Value): Scored {
  const columns = logits.shape.at(-1) ?? 0;
  const scores = findHead(loss).score(
    ops,
    flat(ops, logits),
    flat(ops, { value: targets, shape: logits.shape }),
    columns,
  );
  const each = rowWeights(ops, logits, weights); // [rows]
  const total = (values: Value) => ops.sumOfRows(ops.mul(values, each)); // []
  const gradient = ops.mul(scores.gradient, ops.reshape(each, [-1, 1])); // [rows, columns]
  const [time = 0] = logits.shape;
  return {
    loss: total(scores.losses),
    correct: total(scores.correct),
    weight: ops.sumOfRows(each),
    gradient: logits.shape.length === 1 ? gradient : ops.reshape(gradient, [time, -1, columns]),
  };
}

/** The weight of each row, or of each step of each row. */
function rowWeights(ops: Ops, { shape, mask }: Signal, weights: Value): Value {
  if (shape.length === 1) return weights;
  const [time = 0] = shape;
  const steps = mask ?? ops.ones([time, 1, 1]); // [time, batch or 1, 1]
  return ops.reshape(ops.mul(steps, ops.reshape(weights, [-1, 1])), [-1]); // [time × batch]
}

function findHead(loss: Loss): Head {
  const head = Object.hasOwn(heads, loss) ? heads[loss] : undefined;
  if (!head) throw optionFault("loss", `one of ${Object.keys(heads).join(", ")}`, `"${loss}"`);
  return head;
}
