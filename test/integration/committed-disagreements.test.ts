import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import {
  committedPictures,
  committedZoo,
  type Disagreements,
  digitPixels,
  readCatalogue,
  readModelFile,
  unpackRows,
} from "@rnn-zoo/models";
import { runExported } from "@rnn-zoo/train/parity.js";
import { disputants, disputedRows } from "@rnn-zoo/train/pictures/disagreements.js";

const models = disputants(await readCatalogue(committedZoo));
let disputed: Disagreements;
let pixels: Uint8Array; // [digits, 28, 28]

beforeAll(async () => {
  disputed = JSON.parse(await readFile(join(committedPictures, "digit-disagreements.json"), "utf8"));
  pixels = Buffer.concat(disputed.digits.map((digit) => Buffer.from(digit.pixels, "base64")));
});

describe("the committed test digits that models disagree on", () => {
  test("are those of the cards, and the models are the committed files", () => {
    expect(disputed.digits.map(({ row }) => row)).toEqual(disputedRows(models));
    expect(disputed.models).toEqual(
      models.map(({ name, version, card }) => ({ name, version, sha256: card.onnx.sha256 })),
    );
    expect(models.length).toBeGreaterThan(1);
    expect(pixels).toHaveLength(disputed.digits.length * digitPixels);
  });

  test.each(models.map((model, index) => [model.name, model, index] as const))(
    "%s gets right and wrong what its card says, and answers today what is written down",
    async (_, model, index) => {
      const { card } = model;
      const right = unpackRows(card.test.correct ?? "", card.dataset.test);
      for (const { row, label, said } of disputed.digits) {
        expect([row, said[index] === label]).toEqual([row, right[row] === 1]);
      }
      const scores = await runExported(await readModelFile(model), { rowShape: [28, 28] }, { inputs: pixels });
      const answers = disputed.digits.map((__, row) => {
        const own = scores.subarray(10 * row, 10 * (row + 1));
        return own.indexOf(Math.max(...own));
      });
      expect(answers).toEqual(disputed.digits.map(({ said }) => said[index]));
    },
  );
});
