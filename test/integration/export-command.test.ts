import { execFile } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { graphModel } from "../support/graph-files.js";
import { withTemporaryFolder } from "../support/temporary-folder.js";
import { artifactsOf, tf } from "../support/tfjs-oracle.js";

const cli = fileURLToPath(new URL("../../../train/dist/cli.js", import.meta.url));
const { layers } = tf;

function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, "export", ...args], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

/** Saves a model as tfjs' file handlers do. */
async function save(model: tf.LayersModel, folder: string): Promise<void> {
  const { modelTopology, weightSpecs, weightData } = await artifactsOf(model);
  const weightsManifest = [{ paths: ["weights.bin"], weights: weightSpecs }];
  await writeFile(
    join(folder, "model.json"),
    JSON.stringify({ format: "layers-model", modelTopology, weightsManifest }),
  );
  await writeFile(join(folder, "weights.bin"), new Uint8Array(weightData));
}

function sentiment(): tf.LayersModel {
  const embedding = layers.embedding({ inputDim: 9, outputDim: 3, maskZero: true, inputShape: [null] });
  return tf.sequential({
    layers: [embedding, layers.gru({ units: 4 }), layers.dense({ units: 1, activation: "sigmoid" })],
  });
}

describe("npm run export", () => {
  test("writes a file, says what it did, and checks it against TensorFlow.js", async () => {
    await withTemporaryFolder(async (folder) => {
      await save(sentiment(), folder);
      const out = join(folder, "model.onnx");
      const { code, stdout } = await run(
        folder,
        out,
        "--check",
        "--cut-activation",
        "--opset",
        "15",
        "--labels",
        "no yes",
      );
      expect(code).toBe(0);
      expect(stdout).toMatch(/from tfjs-layers 4\.22\.0: 3 layers/);
      expect(stdout).toMatch(/cuda: GRU .* runs on the CPU: its gates use HardSigmoid/);
      expect(stdout).toMatch(/check: onnxruntime and TensorFlow\.js differ by [\d.e-]+ at most/);
      expect((await readFile(out)).includes("no yes")).toBe(true);
    });
  });

  test("takes a graph model, and checks it too", async () => {
    await withTemporaryFolder(async (folder) => {
      const operations = [{ name: "y", op: "Tanh", input: ["x"], attr: { T: { type: "DT_FLOAT" } } }];
      const saved = graphModel({ input: { shape: [-1, 4] }, tables: {}, operations, output: ["y", [-1, 4]] });
      const { weightData, weightSpecs, ...model } = saved;
      const weightsManifest = [{ paths: ["weights.bin"], weights: weightSpecs }];
      await writeFile(join(folder, "model.json"), JSON.stringify({ ...model, weightsManifest }));
      await writeFile(join(folder, "weights.bin"), new Uint8Array(weightData));
      const { code, stdout } = await run(folder, join(folder, "model.onnx"), "--check");
      expect([code, stdout]).toEqual([0, expect.stringMatching(/check: onnxruntime and TensorFlow\.js differ by/)]);
    });
  });

  test("names the file, the layer, what was expected and what came", async () => {
    await withTemporaryFolder(async (folder) => {
      const layer = { class_name: "Lambda", config: { name: "odd", batch_input_shape: [null, 3] } };
      const modelTopology = { class_name: "Sequential", config: { name: "m", layers: [layer] } };
      await writeFile(join(folder, "model.json"), JSON.stringify({ modelTopology, weightsManifest: [] }));
      const { code, stderr } = await run(folder, join(folder, "model.onnx"));
      expect([code, stderr]).toEqual([1, expect.stringMatching(/^error: .*: odd: expected one of .*, got Lambda\n$/)]);
      expect(stderr).toContain(folder);
      expect(await readdir(folder)).toEqual(["model.json"]);
    });
  });

  test("leaves nothing behind where it fails", async () => {
    await withTemporaryFolder(async (folder) => {
      await save(sentiment(), folder);
      const before = await readdir(folder);
      const { code, stderr } = await run(folder, join(folder, "weights.bin", "model.onnx"));
      expect([code, stderr]).toEqual([
        1,
        expect.stringMatching(/^error: .*model\.onnx: expected a file that can be written, got Error: ENOTDIR/),
      ]);
      await writeFile(join(folder, "weights.bin"), "cut short");
      const cut = await run(folder, join(folder, "model.onnx"));
      expect([cut.code, cut.stderr]).toEqual([
        1,
        expect.stringMatching(/weights\.bin: expected \d+ bytes of weights, got 9/),
      ]);
      expect(await readdir(folder)).toEqual(before);
    });
  });
});
