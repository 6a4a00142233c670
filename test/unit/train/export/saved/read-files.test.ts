import { truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { exportOnnx } from "@rnn-zoo/train/export/export-onnx.js";
import { readModelFiles } from "@rnn-zoo/train/export/saved/read-files.js";
import { withTemporaryFolder } from "../../../../support/temporary-folder.js";

const modelTopology = {
  class_name: "Sequential",
  config: {
    name: "small",
    layers: [
      { class_name: "Dense", config: { name: "dense", units: 2, activation: "linear", batch_input_shape: [null, 3] } },
    ],
  },
};
const weights = [
  { name: "dense/kernel", shape: [3, 2], dtype: "float32" },
  { name: "dense/bias", shape: [2], dtype: "float32" },
];
const values = Float32Array.of(1, -2, 0.5, 4, 5, 6, 0.25, -1);
const bytes = Buffer.from(values.buffer);

interface Files {
  readonly model?: object | string;
  readonly shards?: Readonly<Record<string, Uint8Array>>;
}

function manifest(paths: string[], specs: readonly object[] = weights): object {
  return { format: "layers-model", modelTopology, weightsManifest: [{ paths, weights: specs }] };
}

/** Writes files into a folder and gives it to a body of code. */
function withFiles<T>(
  { model = manifest(["w.bin"]), shards = { "w.bin": bytes } }: Files,
  body: (folder: string) => Promise<T>,
): Promise<T> {
  return withTemporaryFolder(async (folder) => {
    await writeFile(join(folder, "model.json"), typeof model === "string" ? model : JSON.stringify(model));
    for (const [name, content] of Object.entries(shards)) await writeFile(join(folder, name), content);
    return await body(folder);
  });
}

describe("readModelFiles", () => {
  test("reads a folder or its model.json alike, and what it reads can be exported", async () => {
    await withFiles({}, async (folder) => {
      const read = await readModelFiles(folder);
      expect(new Float32Array(read.weightData)).toEqual(values);
      expect(await readModelFiles(join(folder, "model.json"))).toEqual(read);
      expect(exportOnnx(read).length).toBeGreaterThan(values.byteLength);
    });
  });

  test("joins shards wherever they were cut", async () => {
    const shards = { a: bytes.subarray(0, 5), b: bytes.subarray(5, 6), c: bytes.subarray(6) };
    await withFiles({ model: manifest(["a", "b", "c"]), shards }, async (folder) => {
      expect(new Float32Array((await readModelFiles(folder)).weightData)).toEqual(values);
    });
  });

  test("joins groups in their order", async () => {
    const weightsManifest = weights.map((weight, i) => ({ paths: [`${i}.bin`], weights: [weight] }));
    const model = { modelTopology, weightsManifest };
    await withFiles(
      { model, shards: { "0.bin": bytes.subarray(0, 24), "1.bin": bytes.subarray(24) } },
      async (folder) => {
        expect(new Float32Array((await readModelFiles(folder)).weightData)).toEqual(values);
      },
    );
  });
});

describe("misuse", () => {
  test.each<[string, Files, RegExp]>([
    [
      "HTML in place of JSON",
      { model: "<!DOCTYPE html>\n<html>" },
      /model\.json: expected JSON, got text that begins "<!DOCTYPE html>/,
    ],
    ["a list", { model: "[]" }, /model\.json: expected a JSON object, got \[\]/],
    [
      "an unknown format",
      { model: { format: "onnx" } },
      /model\.json: expected format layers-model or graph-model, got "onnx"/,
    ],
    ["no topology", { model: {} }, /model\.json: expected a modelTopology, got nothing/],
    ["no manifest", { model: { modelTopology } }, /model\.json: expected a weightsManifest, got nothing/],
    ["a missing shard", { shards: {} }, /w\.bin: expected a shard of weights, got Error: ENOENT/],
    [
      "a truncated shard",
      { shards: { "w.bin": bytes.subarray(0, 31) } },
      /w\.bin: expected 32 bytes of weights, got 31/,
    ],
    [
      "a shard that is too long",
      { shards: { "w.bin": Buffer.concat([bytes, bytes]) } },
      /w\.bin: expected 32 bytes of weights, got 64/,
    ],
    [
      "a shard outside the folder",
      { model: manifest(["../w.bin"]) },
      /weightsManifest\[0\]: expected paths of files beside the model\.json, got "\.\.\/w\.bin"/,
    ],
    ["an absolute shard", { model: manifest(["/etc/passwd"]) }, /expected paths of files beside the model\.json/],
    [
      "a weight without a shape",
      { model: manifest(["w.bin"], [{ name: "a", dtype: "float32" }]) },
      /expected weights with name, shape and dtype/,
    ],
    [
      "a weight of an unknown type",
      { model: manifest(["w.bin"], [{ name: "a", shape: [1], dtype: "complex64" }]) },
      /a: expected dtype: one of float32.*got complex64/,
    ],
    [
      "an unknown quantization",
      { model: manifest(["w.bin"], [{ name: "a", shape: [1], dtype: "float32", quantization: { dtype: "int4" } }]) },
      /a: expected quantization to uint8, uint16 or float16/,
    ],
  ])("%s is refused by file", async (_, files, message) => {
    await withFiles(files, (folder) => expect(readModelFiles(folder)).rejects.toThrow(message));
  });

  test("3 GB of weights are refused before they are read", async () => {
    const specs = [{ name: "dense/kernel", shape: [3 * 2 ** 28], dtype: "float32" }];
    await withFiles({ model: manifest(["w.bin"], specs), shards: { "w.bin": bytes } }, async (folder) => {
      await truncate(join(folder, "w.bin"), 3 * 2 ** 30); // a hole: it takes no room on the disk
      await expect(readModelFiles(folder)).rejects.toThrow(
        "model.json: expected at most 2146435072 bytes of weights, got 3221225472",
      );
    });
  });

  test("a model.json of 3 GB is refused before it is read", async () => {
    await withFiles({}, async (folder) => {
      await truncate(join(folder, "model.json"), 3 * 2 ** 30);
      await expect(readModelFiles(folder)).rejects.toThrow(
        "model.json: expected a model.json of at most 535822336 bytes, got 3221225472 bytes",
      );
    });
  });

  test("a folder without a model is refused", async () => {
    await withTemporaryFolder((folder) =>
      expect(readModelFiles(folder)).rejects.toThrow(/model\.json: expected a model\.json, got Error: ENOENT/),
    );
  });
});
