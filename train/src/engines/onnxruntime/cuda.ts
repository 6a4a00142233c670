import { InferenceSession } from "onnxruntime-node";
import { deviceFault } from "../../errors.js";
import { createGraph } from "../../onnx/graph.js";
import { encodeModel } from "../../onnx/model.js";

/**
 * Loads a graph of one node on the CUDA provider. onnxruntime does not fall back by itself, and its list of providers
 * names CUDA whether or not it is there.
 * @throws TrainFault that says what is missing
 */
export async function demandCuda(): Promise<void> {
  const graph = createGraph("probe");
  const input = graph.input("x", "float32", [1]);
  graph.output("y", graph.node("Neg", [input], { name: "negative" }), "float32", [1]);
  try {
    const session = await InferenceSession.create(encodeModel(graph.build(), { opset: 17 }), {
      executionProviders: ["cuda"],
    });
    await session.release();
  } catch (error) {
    const advice = "`npm run gpu:install` fetches the CUDA provider; it needs an NVIDIA driver, CUDA and cuDNN";
    throw deviceFault("cuda", `${error instanceof Error ? error.message : String(error)}; ${advice}`);
  }
}
