import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { formatCard, readCatalogue, readModelFile } from "@rnn-zoo/models";
import { exampleCard } from "../../support/cards.js";
import { withTemporaryFolder } from "../../support/temporary-folder.js";

const bytes = Buffer.from("not really a model");
const sha256 = createHash("sha256").update(bytes).digest("hex");

async function addModel(zoo: string, folder: string, version: string, name = folder): Promise<void> {
  const { onnx } = exampleCard();
  await mkdir(join(zoo, folder, version), { recursive: true });
  await writeFile(join(zoo, folder, version, "model.onnx"), bytes);
  const card = exampleCard({ name, version, onnx: { ...onnx, sha256 } });
  await writeFile(join(zoo, folder, version, "card.json"), formatCard(card));
}

describe("readCatalogue", () => {
  test("lists models by name, and versions as numbers from old to new", async () => {
    await withTemporaryFolder(async (zoo) => {
      for (const version of ["10", "9", "1"]) await addModel(zoo, "digit-b", version);
      await addModel(zoo, "digit-a", "2");
      const listed = (await readCatalogue(zoo)).map(({ name, version }) => `${name}/${version}`);
      expect(listed).toEqual(["digit-a/2", "digit-b/1", "digit-b/9", "digit-b/10"]);
    });
  });

  test("passes over what is still being written", async () => {
    await withTemporaryFolder(async (zoo) => {
      await addModel(zoo, "digit-a", "1");
      await mkdir(join(zoo, "digit-a", ".2.123.part"));
      expect(await readCatalogue(zoo)).toHaveLength(1);
    });
  });
});

describe("readModelFile", () => {
  test("gives the bytes that the card vouches for", async () => {
    await withTemporaryFolder(async (zoo) => {
      await addModel(zoo, "digit-a", "1");
      const [entry] = await readCatalogue(zoo);
      expect(entry && Buffer.from(await readModelFile(entry)).equals(bytes)).toBe(true);
    });
  });
});

describe("misuse", () => {
  test("a file that is not what its card says is refused with both hashes", async () => {
    await withTemporaryFolder(async (zoo) => {
      await addModel(zoo, "digit-a", "1");
      await writeFile(join(zoo, "digit-a", "1", "model.onnx"), "another");
      const [entry] = await readCatalogue(zoo);
      await expect(entry && readModelFile(entry)).rejects.toThrow(`expected SHA-256 ${sha256} (as its card says), got`);
    });
  });

  test("a card that belongs to another folder is refused", async () => {
    await withTemporaryFolder(async (zoo) => {
      await addModel(zoo, "digit-a", "1", "digit-b");
      await expect(readCatalogue(zoo)).rejects.toThrow("expected the card of digit-a/1, got the card of digit-b/1");
    });
  });

  test("a missing card, a missing file, a missing zoo and a bad name are each named", async () => {
    await withTemporaryFolder(async (zoo) => {
      await expect(readCatalogue(join(zoo, "nowhere"))).rejects.toThrow("expected a folder of models, got ENOENT");
      await mkdir(join(zoo, "digit-a", "1"), { recursive: true });
      await expect(readCatalogue(zoo)).rejects.toThrow("card.json: expected a model card, got ENOENT");
      await writeFile(join(zoo, "digit-a", "1", "card.json"), formatCard(exampleCard({ name: "digit-a" })));
      const [entry] = await readCatalogue(zoo);
      await expect(entry && readModelFile(entry)).rejects.toThrow("model.onnx: expected a model file, got ENOENT");
      await mkdir(join(zoo, "Digit_A"));
      await expect(readCatalogue(zoo)).rejects.toThrow("lower case letters, digits and hyphens");
    });
  });
});
