import { createVocabulary, formatVocabulary } from "@rnn-zoo/models";
import type { Dataset } from "@rnn-zoo/train/datasets/dataset.js";
import type { TextExamples } from "@rnn-zoo/train/datasets/imdb.js";
import { createRandom } from "@rnn-zoo/train/random.js";

/** Made-up reviews: 100 ids each, of which those of positive ones are even. */
export function smallReviews(train: number, test: number): Dataset {
  const { uniform } = createRandom(1, "reviews");
  const examples = (rows: number): TextExamples => {
    const labels = Uint8Array.from({ length: rows }, (_, row) => row % 2);
    const inputs = new Int32Array(rows * 100); // [rows, 100]
    for (let i = 0; i < inputs.length; i++)
      inputs[i] = 4 + 2 * Math.floor(50 * uniform()) + (1 - (labels[Math.floor(i / 100)] ?? 0));
    return { inputs, labels };
  };
  return {
    name: "made-up reviews",
    sha256: { sample: "00" },
    rowShape: [100],
    divisor: 1,
    labels: ["negative", "positive"],
    train: examples(train),
    validation: examples(test),
    test: examples(test),
    validationSource: "train",
    files: { "vocabulary.txt": formatVocabulary(createVocabulary(["good", "bad"])) },
  };
}
