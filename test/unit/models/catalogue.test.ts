import { createHash } from "node:crypto";
import { mkdir, rename, symlink, writeFile } from "node:fs/promises";
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

  test("follows a link that stays in the zoo", async () => {
    await withTemporaryFolder(async (zoo) => {
      await addModel(zoo, "digit-a", "1");
      await rename(join(zoo, "digit-a", "1", "model.onnx"), join(zoo, "shared.onnx"));
      await symlink(join(zoo, "shared.onnx"), join(zoo, "digit-a", "1", "model.onnx"));
      const [entry] = await readCatalogue(zoo);
      expect(entry && Buffer.from(await readModelFile(entry)).equals(bytes)).toBe(true);
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

  test.each(["model.onnx", "card.json"])("a %s that is a link out of the zoo is refused", async (name) => {
    await withTemporaryFolder(async (outside) => {
      await withTemporaryFolder(async (zoo) => {
        await addModel(zoo, "digit-a", "1");
        await rename(join(zoo, "digit-a", "1", name), join(outside, name));
        await symlink(join(outside, name), join(zoo, "digit-a", "1", name));
        const reading = readCatalogue(zoo).then(async ([entry]) => entry && readModelFile(entry));
        await expect(reading).rejects.toThrow("inside the models folder, got a link that leads out of it");
      });
    });
  });

  test("a model or a version that is a link is no model", async () => {
    await withTemporaryFolder(async (outside) => {
      await withTemporaryFolder(async (zoo) => {
        await addModel(outside, "digit-b", "7");
        await addModel(zoo, "digit-a", "1");
        await symlink(join(outside, "digit-b"), join(zoo, "digit-b"));
        await symlink(join(outside, "digit-b", "7"), join(zoo, "digit-a", "7"));
        expect((await readCatalogue(zoo)).map(({ name, version }) => `${name}/${version}`)).toEqual(["digit-a/1"]);
      });
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
