import { describe, expect, test } from "@jest/globals";
import { type Disagreements, digitPixels, type ModelEntry, packRows } from "@rnn-zoo/models";
import {
  describeDisagreements,
  disputants,
  disputedRows,
  formatDisagreements,
} from "@rnn-zoo/train/pictures/disagreements.js";
import { exampleCard } from "../../../support/cards.js";

const rows = 6;

/** A model that got the rows right that have a 1. */
function model(name: string, right: readonly number[], version = "1"): ModelEntry {
  const example = exampleCard();
  const card = exampleCard({
    name,
    version,
    task: "digit",
    dataset: { ...example.dataset, name: "mnist", test: rows },
    test: { ...example.test, correct: packRows(right) },
    onnx: { ...example.onnx, sha256: `of ${name}` },
  });
  return { name, version, card, folder: "" };
}

const a = model("digit-a", [1, 1, 0, 1, 0, 1]);
const b = model("digit-b", [1, 1, 0, 0, 1, 0]);
const c = model("digit-c", [1, 0, 0, 0, 1, 1]);
const d = model("digit-d", [1, 1, 0, 0, 0, 1]);
const models = [a, b, c, d];

/** Digits whose labels are their rows, and whose first pixel too. */
const digits = {
  inputs: Uint8Array.from({ length: rows * digitPixels }, (_, i) => (i % digitPixels === 0 ? i / digitPixels : 0)),
  labels: Uint8Array.from({ length: rows }, (_, row) => row),
};

describe("disputed digits", () => {
  test("are those that half of the models read rightly, then those that fewer or more do, never those that all read alike", () => {
    expect(disputedRows(models)).toEqual([4, 1, 3, 5]);
  });

  test("none are chosen where there is no model", () => {
    expect(disputedRows([])).toEqual([]);
  });

  test("are asked of the newest version of each digit model that was tested on the same digits", () => {
    const other = model("digit-e", [1, 1, 1, 1, 1, 1]);
    const npm = { ...other, card: { ...other.card, dataset: { ...other.card.dataset, name: "npm" } } };
    const sound = { ...other, card: { ...other.card, task: "sound" } };
    const newer = model("digit-a", [1, 1, 1, 1, 1, 1], "2");
    expect(disputants([a, newer, b, npm, sound])).toEqual([newer, b]);
  });

  test("stand with their label, every answer and their pixels", () => {
    const answers = [
      [9, 1],
      [4, 1],
      [4, 9],
      [9, 1],
    ].map((said) => Uint8Array.from(said)); // of the rows 4 and 1
    const found: Disagreements = JSON.parse(
      formatDisagreements(describeDisagreements(models, [4, 1], digits, answers)),
    );
    expect(found.models[1]).toEqual({ name: "digit-b", version: "1", sha256: "of digit-b" });
    expect(found.digits.map(({ row, label, said }) => ({ row, label, said }))).toEqual([
      { row: 4, label: 4, said: [9, 4, 4, 9] },
      { row: 1, label: 1, said: [1, 1, 9, 1] },
    ]);
    const [first] = found.digits;
    expect([...Buffer.from(first?.pixels ?? "", "base64").subarray(0, 2)]).toEqual([4, 0]);
    expect(Buffer.from(first?.pixels ?? "", "base64")).toHaveLength(digitPixels);
  });

  test("are refused where a model answers otherwise than its card says", () => {
    const answers = [[9], [9], [4], [9]].map((said) => Uint8Array.from(said));
    expect(() => describeDisagreements(models, [4], digits, answers)).toThrow(
      "digit-b: expected test row 4 to be read rightly, as its card says, got 9, which is 4",
    );
  });
});
