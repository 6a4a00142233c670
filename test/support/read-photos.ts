// node test/dist/support/read-photos.js: prints as JSON which share of photographed test digits digit-gru-bn reads
// rightly, for each kind of scene. It is a program of its own: in the realm of a test such arithmetic takes far longer.
import { committedZoo, decodeDigits, digitFromImage, digitPixels } from "@rnn-zoo/models";
import { sourcesFromEnvironment } from "@rnn-zoo/train/datasets/fetch-file.js";
import { loadTestDigits } from "@rnn-zoo/train/datasets/mnist.js";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { photograph, type Scene, scenes } from "./digit-photos.js";

const rows = 200; // of the 10,000 test digits, every fiftieth
const step = 50;

const { inputs, labels } = await loadTestDigits(sourcesFromEnvironment(process.env));
const session = await InferenceSession.create(`${committedZoo}/digit-gru-bn/1/model.onnx`);
const [input = "", output = ""] = [session.inputNames[0], session.outputNames[0]];

/** Of what is refused the model sees an empty picture. */
async function seenThrough(scene: Scene): Promise<Uint8Array> {
  const pixels = new Uint8Array(rows * digitPixels);
  for (let row = 0; row < rows; row++) {
    const digit = inputs.subarray(row * step * digitPixels, (row * step + 1) * digitPixels);
    const seen = await digitFromImage(await photograph(digit, scene, row + 1), "image").catch(() => undefined);
    if (seen) pixels.set(seen, row * digitPixels);
  }
  return pixels;
}

async function rightShare(pixels: Uint8Array): Promise<number> {
  const { [output]: scores } = await session.run({ [input]: new Tensor("uint8", pixels, [rows, 28, 28]) });
  if (!(scores?.data instanceof Float32Array)) throw new Error("the model gives no scores");
  return decodeDigits(scores.data).filter(({ digit }, row) => digit === labels[row * step]).length / rows;
}

const shares: Record<string, number> = {};
for (const [name, scene] of Object.entries(scenes)) shares[name] = await rightShare(await seenThrough(scene));
console.log(JSON.stringify(shares));
