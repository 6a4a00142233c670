// Runs as a process of its own, started by choose-device.ts: what a provider breaks, it breaks here.
// It ends with 0 where onnxruntime can run a graph on CUDA; else the reason is on its standard error.
import { onnx } from "@rnn-zoo/proto/onnx";
import { InferenceSession, Tensor } from "onnxruntime-node";

const { FLOAT } = onnx.TensorProto.DataType;

function tensor(name: string): onnx.ValueInfoProto.$Properties {
  return { name, type: { tensorType: { elemType: FLOAT, shape: { dim: [{ dimValue: 1 }] } } } };
}

const model = onnx.ModelProto.encode({
  irVersion: 8,
  opsetImport: [{ domain: "", version: 17 }],
  graph: {
    name: "probe",
    node: [{ name: "negative", opType: "Neg", input: ["x"], output: ["y"] }],
    input: [tensor("x")],
    output: [tensor("y")],
  },
}).finish();

try {
  const session = await InferenceSession.create(model, { executionProviders: ["cuda"] });
  await session.run({ x: new Tensor("float32", Float32Array.of(1), [1]) });
  await session.release();
} catch (error) {
  process.stderr.write(`reason: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
