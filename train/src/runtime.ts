import { InferenceSession, Tensor } from "onnxruntime-node";
import { modelFault } from "./errors.js";

process.env.ORT_DISABLE_TELEMETRY ??= "1";

/** The independent runtime that the exported file is held against: onnxruntime on one thread of the CPU. */
export interface OnnxRun {
  /**
   * @param inputs uint8, int32 or float32 [rows, …row], flat
   * @param rowShape the shape of one row
   * @returns float32 [rows, outputs], flat
   */
  run(inputs: Uint8Array | Int32Array | Float32Array, rowShape: readonly number[]): Promise<Float32Array>;
  close(): Promise<void>;
}

/** @param model the bytes of a .onnx file with one input and one output */
export async function openOnnx(model: Uint8Array): Promise<OnnxRun> {
  const session = await InferenceSession.create(model, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  const [input = ""] = session.inputNames;
  const [output = ""] = session.outputNames;
  return {
    run: async (inputs, rowShape) => {
      const width = rowShape.reduce((product, length) => product * length, 1);
      const feed = tensor(inputs, [inputs.length / width, ...rowShape]);
      const { [output]: scores } = await session.run({ [input]: feed });
      if (!(scores?.data instanceof Float32Array)) throw modelFault(output, "a float32 tensor", String(scores?.type));
      return scores.data;
    },
    close: () => session.release(),
  };
}

function tensor(values: Uint8Array | Int32Array | Float32Array, shape: readonly number[]): Tensor {
  if (values instanceof Uint8Array) return new Tensor("uint8", values, shape);
  return values instanceof Int32Array ? new Tensor("int32", values, shape) : new Tensor("float32", values, shape);
}
