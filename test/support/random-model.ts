import { createRandom, type Random } from "@rnn-zoo/train/random.js";
import { keras3Twin } from "./keras-3-twin.js";
import { apply, type ParityOptions, tf } from "./tfjs-oracle.js";

const { layers } = tf;

/** A model drawn at random, and what to run it on. */
export interface RandomModel {
  readonly model: tf.LayersModel;
  readonly options: ParityOptions;
}

interface Draw {
  readonly isForKeras3: boolean;
  /** A whole number from 1 to the most. */
  upTo(most: number): number;
  oneOf<const T>(...choices: readonly T[]): T;
  chance(probability: number): boolean;
}

/**
 * The same seed draws the same model: depth, widths, options, masks, opset, rows, length and weights.
 * @param isForKeras3 leaves out what has no Keras 3 twin: see `keras3Twin`
 */
export function randomModel(seed: number, isForKeras3 = false): RandomModel {
  const draw = drawer(createRandom(seed, "model"), isForKeras3);
  const isText = draw.chance(0.6);
  const features = draw.upTo(5);
  const time = draw.oneOf(null, draw.upTo(9));
  const input = tf.input({ shape: isText ? [time] : [time, features] });
  const masked = draw.chance(0.5);
  let flow = [input];
  if (isText)
    flow = apply(layers.embedding({ inputDim: 3 + draw.upTo(9), outputDim: features, maskZero: masked }), input);
  else if (masked) flow = apply(layers.masking(), input);
  for (let depth = draw.upTo(4); depth > 1; depth--) flow = apply(sequenceLayer(draw, masked), ...flow);
  flow = apply(lastLayer(draw, masked), ...flow);
  if (draw.chance(0.5)) flow = apply(layers.batchNormalization(), ...flow);
  const classes = draw.upTo(5);
  const outputs = apply(layers.dense({ units: classes, activation: classes === 1 ? "sigmoid" : "softmax" }), ...flow);
  const options = {
    seed,
    rows: draw.oneOf(1, 2, 7),
    length: draw.oneOf(1, 2, 5, 17),
    padding: draw.oneOf(0, 0.3, 0.8, 1),
    weights: isForKeras3 ? "usual" : draw.oneOf("usual", "usual", "small", "saturating", "denormal", "zero"),
    ...(isForKeras3 && { twin: keras3Twin }),
    export: { opset: 13 + draw.upTo(8) },
  } as const;
  return { model: tf.model({ inputs: input, outputs }), options };
}

function drawer({ uniform }: Random, isForKeras3: boolean): Draw {
  return {
    isForKeras3,
    upTo: (most) => 1 + Math.floor(uniform() * most),
    oneOf: <const T>(...choices: readonly T[]): T => {
      const chosen = choices[Math.floor(uniform() * choices.length)];
      if (chosen === undefined) throw new RangeError("nothing to choose from");
      return chosen;
    },
    chance: (probability) => uniform() < probability,
  };
}

/** [batch, time, …] → [batch, time, …]; under a mask, layers that pass it on. */
function sequenceLayer(draw: Draw, masked: boolean): tf.layers.Layer {
  const units = draw.upTo(7);
  const always = [
    () => recurrent(draw, { returnSequences: true }),
    () => recurrent(draw, { returnSequences: true, goBackwards: true }),
    () => bidirectional(draw, true),
    () => layers.dense({ units, activation: draw.oneOf("tanh", "relu", "linear", "elu") }),
    () => layers.timeDistributed({ layer: layers.dense({ units, activation: "sigmoid" }) }),
    () => layers.dropout({ rate: 0.5 }),
    () => layers.batchNormalization({ scale: draw.chance(0.5), center: draw.chance(0.5) }),
    () => layers.activation({ activation: draw.oneOf("tanh", "softsign", "relu6") }),
  ];
  const withoutTwin = [
    () => layers.activation({ activation: "hardSigmoid" }),
    () =>
      layers.rnn({
        cell: [layers.lstmCell({ units }), layers.gruCell({ units: draw.upTo(4) })],
        returnSequences: true,
      }),
  ];
  const withoutMask = [
    () =>
      layers.conv1d({
        filters: units,
        kernelSize: draw.upTo(3),
        padding: "same",
        activation: draw.oneOf("relu", "tanh"),
      }),
  ];
  return draw.oneOf(...always, ...(masked ? [] : withoutMask), ...(draw.isForKeras3 ? [] : withoutTwin))();
}

/** [batch, time, features] → [batch, features] */
function lastLayer(draw: Draw, masked: boolean): tf.layers.Layer {
  const always = [
    () => recurrent(draw, {}),
    () => recurrent(draw, { goBackwards: true }),
    () => bidirectional(draw, false),
  ];
  // Keras has other outputs than tfjs at masked steps, and leaves them out of averages.
  const ofMaskedSteps = [() => layers.globalMaxPooling1d(), () => layers.globalAveragePooling1d()];
  return draw.oneOf(...always, ...(masked && draw.isForKeras3 ? [] : ofMaskedSteps))();
}

function recurrent(draw: Draw, config: object): tf.layers.RNN {
  const create = draw.oneOf(layers.simpleRNN, layers.lstm, layers.gru);
  const common = {
    units: draw.upTo(7),
    useBias: draw.chance(0.8),
    activation: draw.oneOf("tanh", "sigmoid", "softsign"),
  };
  return create({ ...common, recurrentActivation: draw.oneOf("sigmoid", "hardSigmoid"), ...config });
}

function bidirectional(draw: Draw, returnSequences: boolean): tf.layers.Layer {
  const layer = recurrent(draw, { returnSequences, goBackwards: draw.chance(0.2) });
  return layers.bidirectional({ layer, mergeMode: draw.oneOf("concat", "sum", "mul", "ave") });
}
