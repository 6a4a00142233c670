import * as tf from "@tensorflow/tfjs";

const name = "UnsortedSegmentSum";

/** The part of the wasm backend that is used here. */
interface WasmBackend {
  makeOutput(shape: number[], dtype: tf.DataType): tf.TensorInfo;
  readSync(dataId: object): Float32Array | Int32Array;
  typedArrayFromHeap(info: tf.TensorInfo): Float32Array | Int32Array;
}

/** Gives the wasm backend the kernel that an Embedding's gradient needs and that it does not have (tfjs issue 8082). */
export function registerSegmentSum(): void {
  if (tf.getKernel(name, "wasm")) return;
  tf.registerKernel({
    kernelName: name,
    backendName: "wasm",
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { x, segmentIds } = inputs;
      if (!x || !segmentIds) throw new Error(`${name} takes x and segmentIds`);
      return segmentSum(backend as WasmBackend, x, segmentIds, Number(attrs?.numSegments));
    },
  });
}

/** Adds row i of x [ids, …row] to row segmentIds[i] of the result [segments, …row]; ids below 0 are left out. */
function segmentSum(
  backend: WasmBackend,
  x: tf.TensorInfo,
  segmentIds: tf.TensorInfo,
  segments: number,
): tf.TensorInfo {
  const row = x.shape.slice(segmentIds.shape.length);
  const width = row.reduce((product, length) => product * length, 1);
  const [values, ids] = [backend.readSync(x.dataId), backend.readSync(segmentIds.dataId)];
  const output = backend.makeOutput([segments, ...row], x.dtype);
  const sums = backend.typedArrayFromHeap(output);
  sums.fill(0);
  ids.forEach((id, index) => {
    if (id < 0) return;
    for (let i = 0; i < width; i++)
      sums[id * width + i] = (sums[id * width + i] ?? 0) + (values[index * width + i] ?? 0);
  });
  return output;
}
