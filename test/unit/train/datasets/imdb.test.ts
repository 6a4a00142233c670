import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import type { FileSources } from "@rnn-zoo/train/datasets/fetch-file.js";
import { loadImdb } from "@rnn-zoo/train/datasets/imdb.js";
import { reviewsHash, tarGz } from "../../../support/review-archive.js";
import { withTemporaryFolder } from "../../../support/temporary-folder.js";
import { withMirror } from "../../../support/with-mirror.js";

const long = `${"bad ".repeat(150)}film`;
const reviews = {
  "test/neg/0_1.txt": "Truly dull.",
  "test/pos/0_9.txt": "A great film<br />",
  "train/neg/0_2.txt": long,
  "train/neg/10_2.txt": "Bad film",
  "train/neg/1_2.txt": "a bad film",
  "train/pos/0_8.txt": "a great, great film",
  "train/pos/1_8.txt": "great!",
};
const sha256 = reviewsHash(reviews);
const inArchive = Object.fromEntries(
  Object.entries(reviews)
    .map(([name, text]) => [`aclImdb/${name}`, text] as const)
    .reverse(), // the order inside the archive does not matter
);
const whole = await tarGz({
  "aclImdb/README": "about",
  "aclImdb/train/labeledBow.feat": "9 0:9",
  "aclImdb/train/unsup/0_0.txt": "never read",
  ...inArchive,
});

const archive = (address = "http://127.0.0.1:1/") => ({ name: "reviews.tar.gz", addresses: [address], sha256 });

/** Loads the data set from bytes in a data folder. */
async function load(bytes: Uint8Array) {
  return withTemporaryFolder(async (dataDir) => {
    await mkdir(join(dataDir, "imdb"));
    await writeFile(join(dataDir, "imdb", "reviews.tar.gz"), bytes);
    return loadImdb({ dataDir, cacheDir: join(dataDir, "never") }, { archive: archive() });
  });
}

describe("loadImdb", () => {
  test("counts the words of the train split only, without the unlabelled part", async () => {
    const { vocabulary } = await load(whole);
    expect([...vocabulary.ids]).toEqual([
      ["bad", 4],
      ["film", 5],
      ["great", 6],
      ["a", 7],
    ]);
  });

  test("gives the last 100 ids of each review with its label", async () => {
    const { test: split } = await load(whole);
    expect([...split.labels]).toEqual([0, 1]);
    expect([...split.inputs]).toEqual([...Array(97).fill(0), 1, 2, 2, ...Array(96).fill(0), 1, 7, 6, 5]);
  });

  test("holds out a fifth of the train split", async () => {
    const { train, validation } = await load(whole);
    expect([train.labels.length, validation.labels.length]).toEqual([4, 1]);
    expect(train.inputs).toHaveLength(400);
    expect([...train.labels, ...validation.labels].sort()).toEqual([0, 0, 0, 1, 1]);
  });

  test("another compression of the same reviews is the same data set", async () => {
    expect(await load(gzipSync(gunzipSync(whole), { level: 1 }))).toEqual(await load(whole));
  });

  test("downloads once, and reads its cache from then on", async () => {
    await withTemporaryFolder((cacheDir) =>
      withMirror(
        (_, response) => response.end(whole),
        async (mirror, asked) => {
          const first = await loadImdb({ cacheDir }, { archive: archive(`${mirror}reviews.tar.gz`) });
          expect(await loadImdb({ cacheDir }, { archive: archive(`${mirror}reviews.tar.gz`) })).toEqual(first);
          expect(asked).toEqual(["/data/reviews.tar.gz"]);
          expect(await readdir(cacheDir, { recursive: true })).toEqual(["imdb", join("imdb", "reviews.tar.gz")]);
        },
      ),
    );
  });
});

describe("misuse", () => {
  const other = { ...inArchive, "aclImdb/train/pos/0_8.txt": "another text" };
  const missing = Object.fromEntries(Object.entries(inArchive).slice(1));

  test.each<[string, () => Promise<Uint8Array>, string]>([
    ["another text", () => tarGz(other), `expected reviews of SHA-256 ${sha256}, got 7 reviews of SHA-256`],
    ["a missing review", () => tarGz(missing), "got 6 reviews of SHA-256"],
    ["half an archive", async () => whole.subarray(0, whole.length / 2), "expected a whole tar.gz archive, got Error:"],
    ["a page in place of an archive", async () => Buffer.from("<html>"), "expected a whole tar.gz archive"],
    ["a gzip of something else", async () => gzipSync("x".repeat(1000)), "expected a whole tar.gz archive"],
    ["half a tar", async () => gzipSync(gunzipSync(whole).subarray(0, 3000)), "expected a whole tar.gz archive"],
  ])("%s is refused, and nothing is kept", async (_, bytes, message) => {
    const body = await bytes();
    await withTemporaryFolder((cacheDir) =>
      withMirror(
        (_, response) => response.end(body),
        async (mirror) => {
          const refused = loadImdb({ cacheDir }, { archive: archive(mirror) });
          await expect(refused).rejects.toThrow(message);
          expect(await readdir(cacheDir)).toEqual([]);
        },
      ),
    );
  });

  test("without network and data folder, the message says what to set", async () => {
    await withTemporaryFolder(async (cacheDir) => {
      const sources: FileSources = { cacheDir };
      await expect(loadImdb(sources, { archive: archive() })).rejects.toThrow(
        "set ZOO_DATA_DIR to a folder that holds it",
      );
    });
  });
});
