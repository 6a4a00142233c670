import * as tf from "@tensorflow/tfjs";

/**
 * The class that a saved GRU is given before it is loaded where TensorFlow.js' own will not do: it refuses
 * `reset_after`, and its recurrent dropout also scales the state that is carried on, which grows without bound.
 */
export const kerasGruClass = "KerasGRU";

/** A layer's configuration in TensorFlow.js' spelling, such as `recurrentActivation`. */
type Config = tf.serialization.ConfigDict;

/**
 * One step of Keras' GRU, with `reset_after` or classic: the formulas stand in ../onnxruntime/layers/gru.ts. Kernel
 * [features, 3 · units], recurrent kernel [units, 3 · units], bias [2, 3 · units] or [3 · units]; gates z, r, h. Dropout is that of the other cells of
 * TensorFlow.js: one draw for all gates.
 */
class KerasGruCell extends tf.layers.RNNCell {
  static className = `${kerasGruClass}Cell`;
  readonly stateSize: number;
  readonly settings: Config;
  /** Draws what dropout drops; seedDropout gives it, as it does to the cells of TensorFlow.js. */
  readonly dropoutFunc?: (like: tf.Tensor, rate: number) => tf.Tensor;
  private readonly variables: tf.LayerVariable[] = [];

  constructor(settings: Config) {
    super({});
    this.settings = settings;
    this.stateSize = Number(settings.units);
  }

  override build(inputShape: tf.Shape): void {
    const columns = 3 * this.stateSize;
    const zeros = tf.initializers.zeros(); // the weights are given
    const add = (name: string, shape: tf.Shape) => this.variables.push(this.addWeight(name, shape, "float32", zeros));
    add("kernel", [inputShape.at(-1) ?? null, columns]);
    add("recurrent_kernel", [this.stateSize, columns]);
    if (this.settings.useBias !== false) add("bias", this.settings.resetAfter === true ? [2, columns] : [columns]);
    this.built = true;
  }

  override call(inputs: tf.Tensor[], { training = false }: { training?: boolean }): tf.Tensor[] {
    return tf.tidy(() => {
      const [given, h] = inputs; // [batch, features], [batch, units]
      const [kernel, recurrentKernel, biases] = this.variables.map((variable) => variable.read());
      if (!given || !h || !kernel || !recurrentKernel) throw new Error("a GRU cell takes an input and a state");
      const { activation, recurrentActivation, dropout, recurrentDropout } = this.settings;
      if (training) this.draw("dropoutMask", given, dropout);
      if (training) this.draw("recurrentDropoutMask", h, recurrentDropout);
      const [bias, secondBias] = biases?.rank === 2 ? tf.unstack(biases) : [biases]; // [3 · units] each
      const seen = masked(h, this.recurrentDropoutMask); // [batch, units]
      const [xz, xr, xh] = sums(masked(given, this.dropoutMask), kernel, bias);
      const [hz, hr, hh] = sums(seen, recurrentKernel, secondBias);
      const [z, r] = [activate(recurrentActivation, tf.add(xz, hz)), activate(recurrentActivation, tf.add(xr, hr))];
      const inner = this.settings.resetAfter === true ? tf.mul(r, hh) : sums(tf.mul(r, seen), recurrentKernel)[2];
      const n = activate(activation, tf.add(xh, inner)); // [batch, units]
      const next = tf.add(n, tf.mul(z, tf.sub(h, n))); // [batch, units]
      return [next, next];
    });
  }

  /** Draws once a sequence: the layer takes the mask away before the next one. */
  private draw(mask: "dropoutMask" | "recurrentDropoutMask", like: tf.Tensor, rate: unknown): void {
    if (typeof rate !== "number" || rate === 0 || this[mask]) return;
    if (!this.dropoutFunc) throw new Error("a GRU is trained with draws from a seed");
    this[mask] = tf.keep(this.dropoutFunc(like, rate));
  }
}

/** The layer around the cell; only what this package saves is read, and nothing is saved from it. */
class KerasGru extends tf.RNN {
  static override className = kerasGruClass;
  private readonly settings: Config;

  constructor(settings: Config) {
    super({ ...settings, cell: new KerasGruCell(settings) });
    this.settings = settings;
  }

  override call(inputs: tf.Tensor | tf.Tensor[], options: Parameters<tf.RNN["call"]>[1]): tf.Tensor | tf.Tensor[] {
    const { cell } = this;
    tf.dispose([cell.dropoutMask, cell.recurrentDropoutMask]);
    Object.assign(cell, { dropoutMask: null, recurrentDropoutMask: null });
    return super.call(inputs, options);
  }

  override getConfig(): Config {
    return { ...this.settings };
  }

  static override fromConfig<T extends tf.serialization.Serializable>(
    make: tf.serialization.SerializableConstructor<T>,
    settings: Config,
  ): T {
    return new make(settings);
  }
}

tf.serialization.registerClass(KerasGru);

/** x · kernel + bias, in three blocks [batch, units]. */
function sums(x: tf.Tensor, kernel: tf.Tensor, bias?: tf.Tensor): [tf.Tensor, tf.Tensor, tf.Tensor] {
  const product = tf.matMul(x.as2D(x.shape[0] ?? 0, -1), kernel.as2D(kernel.shape[0] ?? 0, -1)); // [batch, 3 · units]
  const [z, r, h] = tf.split(bias ? tf.add(product, bias) : product, 3, 1);
  if (!z || !r || !h) throw new Error("three gates");
  return [z, r, h];
}

function masked(value: tf.Tensor, mask: tf.Tensor | tf.Tensor[] | null): tf.Tensor {
  return mask && !Array.isArray(mask) ? tf.mul(value, mask) : value;
}

function activate(activation: unknown, value: tf.Tensor): tf.Tensor {
  switch (activation) {
    case "sigmoid":
      return tf.sigmoid(value);
    case "tanh":
      return tf.tanh(value);
    case "relu":
      return tf.relu(value);
    default:
      throw new Error(`a GRU's activation is sigmoid, tanh or relu, not ${String(activation)}`);
  }
}
