import * as tf from "@tensorflow/tfjs";
import { drawFactors } from "../dropout-factors.js";

/** The class that a saved Dropout is given before it is loaded: TensorFlow.js' own draws from a source that has no seed. */
export const seededDropoutClass = "SeededDropout";

/** Makes factors in the shape of a tensor: 0 at the given rate, else 1 ÷ (1 − rate). */
type Draw = (like: tf.Tensor, rate: number) => tf.Tensor;

/** Keras' Dropout: the formula stands in ../onnxruntime/layers/dropout.ts. */
class SeededDropout extends tf.layers.Layer {
  static className = seededDropoutClass;
  readonly settings: tf.serialization.ConfigDict;
  draw: Draw | undefined;

  constructor(settings: tf.serialization.ConfigDict) {
    super(settings);
    this.settings = settings;
    this.supportsMasking = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[], { training = false }: { training?: boolean }): tf.Tensor {
    const [input] = Array.isArray(inputs) ? inputs : [inputs];
    const rate = Number(this.settings.rate);
    if (!input) throw new Error("a Dropout takes an input");
    if (!training || rate === 0) return tf.clone(input);
    if (!this.draw) throw new Error("a Dropout is trained with draws from a seed");
    return tf.mul(input, this.draw(input, rate));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), ...this.settings };
  }
}

tf.serialization.registerClass(SeededDropout);

/** All that dropout draws in one model. */
export interface Draws {
  /** @param step counted from 1 */
  begin(step: number): void;
}

/**
 * Makes all that a model drops follow from the seed and the step alone. What a Dropout layer drops is what the
 * onnxruntime engine drops for the same seed, as long as no recurrent layer before it drops anything.
 */
export function seedDropout(model: tf.LayersModel, seed: number): Draws {
  let [step, input] = [0, 0];
  const draw: Draw = (like, rate) => {
    const [rows = 0, ...shape] = like.shape;
    const factors = drawFactors(shape, rate, { seed, step, input, firstRow: 0, rows });
    input += 1;
    const [time = 0, features = 0] = shape;
    if (shape.length === 1) return tf.tensor2d(factors, [rows, time]);
    return tf.transpose(tf.tensor3d(factors, [time, rows, features]), [1, 0, 2]);
  };
  for (const layer of model.layers) giveDraw(layer, draw);
  return {
    begin: (next) => {
      [step, input] = [next, 0];
    },
  };
}

/** To a layer, the cell in it, and the layers that it wraps. */
function giveDraw(layer: object, draw: Draw): void {
  if (layer instanceof SeededDropout) layer.draw = draw;
  if (layer instanceof tf.layers.RNNCell) Object.assign(layer, { dropoutFunc: draw });
  for (const inner of ["cell", "layer", "forwardLayer", "backwardLayer"]) {
    const found: unknown = Reflect.get(layer, inner);
    if (typeof found === "object" && found !== null) giveDraw(found, draw);
  }
}
