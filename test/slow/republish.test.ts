import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { readCatalogue, readModelFile } from "@rnn-zoo/models";
import { findArchitecture } from "@rnn-zoo/train/architectures.js";
import { openOnnxruntime } from "@rnn-zoo/train/engines/onnxruntime/engine.js";
import { republish } from "@rnn-zoo/train/republish.js";
import { trainModel } from "@rnn-zoo/train/train-model.js";
import { runCli } from "../support/run-cli.js";
import { smallReviews } from "../support/small-tasks.js";
import { withTemporaryFolder } from "../support/temporary-folder.js";

const dataset = smallReviews(64, 32);

describe("a model that is published again", () => {
  test.each(["sentiment-rnn", "sentiment-gru", "sentiment-lstm"])(
    "%s is the same file, byte by byte, under the next version, and keeps its history",
    async (name) => {
      await withTemporaryFolder(async (zoo) => {
        const engine = await openOnnxruntime({ device: "cpu", workers: 1 });
        await trainModel(name, dataset, engine, { ...findArchitecture(name).recipe, epochs: 1, seed: 2, zoo });
        const [before] = await readCatalogue(zoo);
        if (!before) throw new Error("nothing was published");
        const { folder, card } = await republish(before, dataset, engine, zoo);
        expect(folder).toBe(join(zoo, name, "2"));
        expect(card).toEqual({ ...before.card, version: "2" });
        const after = (await readCatalogue(zoo)).find(({ version }) => version === "2");
        expect(after && (await readModelFile(after))).toEqual(await readModelFile(before));
        expect(await readFile(join(folder, "vocabulary.txt"), "utf8")).toContain("<pad>\n<start>");

        const others = { ...dataset, sha256: { sample: "11" } };
        await expect(republish(before, others, engine, zoo)).rejects.toThrow("sample: expected SHA-256 00, got 11");
      });
    },
  );

  test("must be one of the published", async () => {
    const ran = await runCli(["republish", "sentiment-gur"]);
    expect([ran.code, ran.stdout]).toEqual([1, ""]);
    expect(ran.stderr).toContain("model: expected one of");
  });
});
