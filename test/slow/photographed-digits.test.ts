import { beforeAll, describe, expect, test } from "@jest/globals";
import { committedZoo, decodeDigits, digitFromImage, digitPixels } from "@rnn-zoo/models";
import type { ByteExamples } from "@rnn-zoo/train/datasets/dataset.js";
import { sourcesFromEnvironment } from "@rnn-zoo/train/datasets/fetch-file.js";
import { loadTestDigits } from "@rnn-zoo/train/datasets/mnist.js";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { photograph, scenes } from "../support/digit-photos.js";

const model = `${committedZoo}/digit-gru-bn/1/model.onnx`;
const digits = 200; // of the 10,000 test digits, every fiftieth
const step = 50;
const leastShare: Readonly<Record<string, number>> = { "hard shadow": 0.88 }; // its edge runs through the digit

let session: InferenceSession;
let examples: ByteExamples;
beforeAll(async () => {
  session = await InferenceSession.create(model);
  examples = await loadTestDigits(sourcesFromEnvironment(process.env));
});

/** How many of these digits the model reads rightly. */
async function rightOf(pixels: Uint8Array): Promise<number> {
  const [input = "", output = ""] = [session.inputNames[0], session.outputNames[0]];
  const { [output]: scores } = await session.run({ [input]: new Tensor("uint8", pixels, [digits, 28, 28]) });
  if (!(scores?.data instanceof Float32Array)) throw new Error("the model gives no scores");
  return decodeDigits(scores.data).filter(({ digit }, k) => digit === examples.labels[k * step]).length;
}

function digit(k: number): Uint8Array {
  return examples.inputs.subarray(k * step * digitPixels, (k * step + 1) * digitPixels);
}

describe(`${digits} test digits, as photographed`, () => {
  test.each(Object.entries(scenes))("%s", async (name, scene) => {
    const pixels = new Uint8Array(digits * digitPixels);
    for (let k = 0; k < digits; k++) {
      const seen = await digitFromImage(await photograph(digit(k), scene, k + 1), "image").catch(() => undefined);
      if (seen) pixels.set(seen, k * digitPixels); // what is refused is read from an empty picture, wrongly
    }
    const share = (await rightOf(pixels)) / digits;
    console.log(`${name}: ${(100 * share).toFixed(1)} %`);
    expect(share).toBeGreaterThanOrEqual(leastShare[name] ?? 0.95);
  });
});
