import * as tf from "@tensorflow/tfjs";

const name = "BatchMatMul";

/** The part of a wasm backend that is used here. */
interface WasmBackend {
  disposeData(dataId: object): boolean;
}

let done = false;

/**
 * Makes products of transposed matrices fast on the wasm backend. Its fast path knows no transposition, and the slow
 * one is about ten times slower; every backward pass has two such products. Transposing first, then multiplying on the
 * fast path, makes a whole LSTM training step 2.5 times faster.
 */
export function transposeBeforeProducts(): void {
  if (done) return;
  done = true;
  const product = tf.getKernel(name, "wasm");
  const transpose = tf.getKernel("Transpose", "wasm");
  const kernelFunc: tf.KernelFunc = ({ inputs, backend, attrs }) => {
    const { a, b } = inputs;
    if (!a || !b || a.shape[0] !== 1 || b.shape[0] !== 1)
      return product.kernelFunc({ inputs, backend, attrs: attrs ?? {} });
    const turned = (x: tf.TensorInfo) =>
      one(transpose.kernelFunc({ inputs: { x }, backend, attrs: { perm: [0, 2, 1] } }));
    const left = attrs?.transposeA ? turned(a) : a; // [1, rows, inner]
    const right = attrs?.transposeB ? turned(b) : b; // [1, inner, columns]
    const plain = { transposeA: false, transposeB: false };
    const result = product.kernelFunc({ inputs: { a: left, b: right }, backend, attrs: plain });
    if (left !== a) (backend as WasmBackend).disposeData(left.dataId);
    if (right !== b) (backend as WasmBackend).disposeData(right.dataId);
    return result;
  };
  tf.unregisterKernel(name, "wasm");
  tf.registerKernel({ ...product, kernelFunc });
}

function one(result: tf.TensorInfo | tf.TensorInfo[]): tf.TensorInfo {
  const [first] = Array.isArray(result) ? result : [result];
  if (!first) throw new Error("the Transpose kernel gave no tensor");
  return first;
}
