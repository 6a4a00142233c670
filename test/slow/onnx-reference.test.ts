import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { onnx } from "@rnn-zoo/proto/onnx";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { largestDifference } from "../support/tfjs-oracle.js";

// The ONNX project's own cases with their reference outputs: Debian's package libonnx-testdata. They are the control:
// the runtime that our files are proved in computes what the specification says.
const folder = "/usr/share/libonnx-testdata/data/node";

const cases = [
  "test_simple_rnn_defaults",
  "test_simple_rnn_with_initial_bias",
  "test_rnn_seq_length",
  "test_lstm_defaults",
  "test_lstm_with_initial_bias",
  "test_lstm_with_peepholes",
  "test_gru_defaults",
  "test_gru_with_initial_bias",
  "test_gru_seq_length",
];

async function readTensors(name: string, kind: "input" | "output"): Promise<onnx.TensorProto[]> {
  const data = join(folder, name, "test_data_set_0");
  const files = (await readdir(data)).filter((file) => file.startsWith(kind)).sort();
  return await Promise.all(files.map(async (file) => onnx.TensorProto.decode(await readFile(join(data, file)))));
}

function toTensor({ dims, dataType, rawData }: onnx.TensorProto): Tensor {
  const bytes = Uint8Array.from(rawData ?? []).buffer;
  const shape = (dims ?? []).map(Number);
  return dataType === onnx.TensorProto.DataType.INT32
    ? new Tensor("int32", new Int32Array(bytes), shape)
    : new Tensor("float32", new Float32Array(bytes), shape);
}

describe("onnxruntime computes what the specification of RNN, LSTM and GRU says", () => {
  test("its cases are there", () => {
    if (!existsSync(folder)) throw new Error(`${folder} is missing: apt-get install libonnx-testdata`);
  });

  test.each(cases)("%s", async (name) => {
    const session = await InferenceSession.create(await readFile(join(folder, name, "model.onnx")));
    const [inputs, outputs] = [await readTensors(name, "input"), await readTensors(name, "output")];
    const given = session.inputNames.map(
      (input, i) => [input, toTensor(inputs[i] ?? onnx.TensorProto.create())] as const,
    );
    const results = await session.run(Object.fromEntries(given));
    await session.release();
    const differences = session.outputNames.map((output, i) =>
      largestDifference(
        Array.from(toTensor(outputs[i] ?? onnx.TensorProto.create()).data, Number),
        Array.from(results[output]?.data ?? [], Number),
      ),
    );
    expect(outputs.length).toBeGreaterThan(0);
    for (const difference of differences) expect(difference).toBeLessThan(1e-6);
  });
});
