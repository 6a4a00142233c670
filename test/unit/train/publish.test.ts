import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parseCard } from "@rnn-zoo/models";
import { demandWritable, nextVersion, publish } from "@rnn-zoo/train/publish.js";
import { exampleCard } from "../../support/cards.js";
import { withTemporaryFolder } from "../../support/temporary-folder.js";

const card = exampleCard({ name: "digit-a", version: "1" });
const config = {
  name: "digit-a",
  input: { name: "pixels", dataType: "TYPE_UINT8", dims: [28, 28] },
  output: { name: "probabilities", dataType: "TYPE_FP32", dims: [2] },
  labels: card.labels,
} as const;

describe("publish", () => {
  test("writes a Triton model repository, card and all", async () => {
    await withTemporaryFolder(async (zoo) => {
      const folder = await publish(zoo, card, Uint8Array.of(1, 2), config);
      expect(folder).toBe(join(zoo, "digit-a", "1"));
      expect((await readdir(join(zoo, "digit-a"))).sort()).toEqual(["1", "config.pbtxt", "labels.txt"]);
      expect([...(await readFile(join(folder, "model.onnx")))]).toEqual([1, 2]);
      expect(parseCard(await readFile(join(folder, "card.json"), "utf8"), "card.json")).toEqual(card);
      expect(await readFile(join(zoo, "digit-a", "labels.txt"), "utf8")).toBe("0\n1\n");
      const text = await readFile(join(zoo, "digit-a", "config.pbtxt"), "utf8");
      expect(text).toContain('name: "pixels"\n    data_type: TYPE_UINT8\n    dims: [ 28, 28 ]');
    });
  });

  test("files that a reader needs stand beside the model", async () => {
    await withTemporaryFolder(async (zoo) => {
      const folder = await publish(zoo, card, Uint8Array.of(1), config, { "vocabulary.txt": "<pad>\n" });
      expect((await readdir(folder)).sort()).toEqual(["card.json", "model.onnx", "vocabulary.txt"]);
      expect(await readFile(join(folder, "vocabulary.txt"), "utf8")).toBe("<pad>\n");
    });
  });

  test.each([
    [[2], true],
    [[1], false],
    [[256, 2], false],
  ])("an output of %j numbers and two labels: Triton is told of the labels: %j", async (dims, told) => {
    await withTemporaryFolder(async (zoo) => {
      await publish(zoo, card, Uint8Array.of(1), { ...config, output: { ...config.output, dims } });
      const text = await readFile(join(zoo, "digit-a", "config.pbtxt"), "utf8");
      expect(text.includes("label_filename")).toBe(told);
    });
  });

  test("a version is never written over, and nothing half-written stays", async () => {
    await withTemporaryFolder(async (zoo) => {
      await publish(zoo, card, Uint8Array.of(1), config);
      const other = { ...config, input: { ...config.input, name: "another" } };
      await expect(publish(zoo, card, Uint8Array.of(2), other)).rejects.toThrow("expected a new folder");
      expect(await readFile(join(zoo, "digit-a", "config.pbtxt"), "utf8")).not.toContain("another");
      expect([...(await readFile(join(zoo, "digit-a", "1", "model.onnx")))]).toEqual([1]);
      expect((await readdir(join(zoo, "digit-a"))).filter((name) => name.startsWith("."))).toEqual([]);
    });
  });
});

describe("misuse", () => {
  test("a card that does not fit is refused before anything is written", async () => {
    await withTemporaryFolder(async (zoo) => {
      const wrong = { ...card, parameters: -1 };
      await expect(publish(zoo, wrong, Uint8Array.of(1), config)).rejects.toThrow("parameters");
      expect(await readdir(zoo)).toEqual([]);
    });
  });

  test("a zoo that cannot be written is named before anything is trained", async () => {
    await withTemporaryFolder(async (zoo) => {
      await writeFile(join(zoo, "occupied"), "");
      await expect(demandWritable(join(zoo, "occupied"), "digit-a")).rejects.toThrow(
        `${join(zoo, "occupied", "digit-a")}: expected a folder that can be written, got Error: ENOTDIR`,
      );
    });
  });

  test("a zoo that is no folder is named", async () => {
    await withTemporaryFolder(async (zoo) => {
      await writeFile(join(zoo, "digit-a"), "");
      await expect(nextVersion(zoo, "digit-a")).rejects.toThrow("expected a folder of versions");
    });
  });
});

describe("demandWritable", () => {
  test("leaves a zoo as it was", async () => {
    await withTemporaryFolder(async (zoo) => {
      await publish(zoo, card, Uint8Array.of(1), config);
      const before = await readdir(zoo, { recursive: true });
      await demandWritable(zoo, "digit-a");
      await demandWritable(zoo, "digit-b");
      expect(await readdir(zoo, { recursive: true })).toEqual(before);
    });
  });
});

describe("nextVersion", () => {
  test("is one after the highest number", async () => {
    await withTemporaryFolder(async (zoo) => {
      expect(await nextVersion(zoo, "digit-a")).toBe("1");
      for (const version of ["2", "10", "notes"]) await mkdir(join(zoo, "digit-a", version), { recursive: true });
      expect(await nextVersion(zoo, "digit-a")).toBe("11");
    });
  });
});
