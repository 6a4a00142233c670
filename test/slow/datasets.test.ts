import { describe, expect, test } from "@jest/globals";
import { sourcesFromEnvironment } from "@rnn-zoo/train/datasets/fetch-file.js";
import { loadImdb } from "@rnn-zoo/train/datasets/imdb.js";
import { loadMnist } from "@rnn-zoo/train/datasets/mnist.js";

// The real files: from ZOO_DATA_DIR or the cache, or downloaded. Loading them checks their hashes.
const sources = sourcesFromEnvironment(process.env);

describe("the real IMDB", () => {
  test("has 25,000 reviews to train and 25,000 to test on, half of them positive, and the known first words", async () => {
    const { train, validation, test: split, vocabulary, sha256 } = await loadImdb(sources);
    expect([train, validation, split].map(({ labels }) => labels.length)).toEqual([20_000, 5_000, 25_000]);
    const positive = (labels: Uint8Array) => labels.filter((label) => label === 1).length;
    expect(positive(train.labels) + positive(validation.labels)).toBe(12_500);
    expect(positive(split.labels)).toBe(12_500);
    expect(Object.values(sha256)).toEqual(["5d8a20cd9a11cce7096d650c495235c3ad53e7faa814dfc01dd69aeaa5ac2331"]);
    // The order of Keras' own word index (imdb_word_index.json), where "br", the 7th, is left out.
    const head = "the and a of to is in it i this that was as for with movie but film on not";
    expect(vocabulary.entries.slice(4, 24).join(" ")).toBe(head);
    expect(vocabulary.entries).toHaveLength(10_000);
    expect(split.inputs.every((id) => id >= 0 && id < 10_000)).toBe(true);
  });
});

describe("the real MNIST", () => {
  test("is 60,000 and 10,000 digits, or 55,000, 5,000 and 10,000", async () => {
    const rows = (dataset: Awaited<ReturnType<typeof loadMnist>>) =>
      [dataset.train, dataset.validation, dataset.test].map(({ labels }) => labels.length);
    expect(rows(await loadMnist(sources))).toEqual([60_000, 10_000, 10_000]);
    expect(rows(await loadMnist(sources, { validationRows: 5_000 }))).toEqual([55_000, 5_000, 10_000]);
  });
});
