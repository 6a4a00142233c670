import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parseCard } from "@rnn-zoo/models";
import { nextVersion, publish } from "@rnn-zoo/train/publish.js";
import { exampleCard } from "../../support/cards.js";
import { withTemporaryFolder } from "../../support/temporary-folder.js";

const card = exampleCard({ name: "digit-a", version: "1" });
const config = {
  name: "digit-a",
  input: { name: "pixels", dataType: "TYPE_UINT8", dims: [28, 28] },
  output: { name: "probabilities", dataType: "TYPE_FP32", dims: [10] },
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

  test("a zoo that is no folder is named", async () => {
    await withTemporaryFolder(async (zoo) => {
      await writeFile(join(zoo, "digit-a"), "");
      await expect(nextVersion(zoo, "digit-a")).rejects.toThrow("expected a folder of versions");
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
