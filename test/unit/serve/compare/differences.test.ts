import { describe, expect, test } from "@jest/globals";
import { type ModelCard, packRows } from "@rnn-zoo/models";
import { differencesOf } from "@rnn-zoo/serve/compare/differences.js";
import { exampleCard } from "../../../support/cards.js";

const count = 1_000;

/** A card whose model is right on these rows. */
function card(name: string, isRight: (row: number) => boolean, changes: Partial<ModelCard> = {}): ModelCard {
  const rows = Array.from({ length: count }, (_, row) => (isRight(row) ? 1 : 0));
  const accuracy = rows.reduce<number>((sum, row) => sum + row, 0) / count;
  const example = exampleCard();
  return {
    ...example,
    name,
    dataset: { ...example.dataset, test: count },
    test: { last: { accuracy }, deployed: { accuracy }, correct: packRows(rows) },
    ...changes,
  };
}

const a = card("a", (row) => row >= 50); // .95
const b = card("b", (row) => row >= 20); // .98, right wherever a is
const c = card("c", (row) => row < 950); // .95, wrong on other rows than a

function bare({ test: { correct: _, ...scores }, ...others }: ModelCard): ModelCard {
  return { ...others, test: scores };
}

describe("the difference of two test scores", () => {
  test("is tested by McNemar where both cards say which rows are right, each pair in the order of the cards", () => {
    expect(differencesOf([b, a, c])).toEqual([
      expect.objectContaining({ a: "b", b: "a", difference: 0.03, test: "mcnemar", significant: true }),
      expect.objectContaining({ a: "b", b: "c", difference: 0.03, test: "mcnemar", significant: true }),
      expect.objectContaining({ a: "a", b: "c", difference: 0, test: "mcnemar", pValue: 1, significant: false }),
    ]);
    const [first] = differencesOf([b, a]);
    expect(first?.pValue).toBeCloseTo(2 / 2 ** 30, 15); // 30 rows that only b got right
    expect(first?.correctedPValue).toBe(first?.pValue);
  });

  test("that would pass alone may be chance among many pairs", () => {
    const slightlyBetter = card("d", (row) => row >= 44); // 6 rows that only it got right: p = .03125
    expect(differencesOf([slightlyBetter, a])).toEqual([
      expect.objectContaining({
        pValue: expect.closeTo(0.03125, 12),
        correctedPValue: expect.closeTo(0.03125, 12),
        significant: true,
      }),
    ]);
    const crowd = differencesOf([slightlyBetter, a, card("e", (row) => row >= 50), card("f", (row) => row >= 50)]);
    expect(crowd[0]).toMatchObject({
      pValue: expect.closeTo(0.03125, 12),
      correctedPValue: expect.closeTo(0.1875, 12),
      significant: false,
    });
  });

  test("has Newcombe's interval where a card does not say which rows are right, or the test data are others", () => {
    const otherData = { ...b, dataset: { ...b.dataset, sha256: { images: "cd" } } };
    for (const other of [bare(b), otherData]) {
      const [difference] = differencesOf([other, a]);
      expect(difference).toMatchObject({ test: "newcombe", pValue: null, correctedPValue: null, significant: true });
      expect(difference?.difference).toBeCloseTo(0.03, 12);
    }
    expect(differencesOf([bare(c), bare(a)])).toEqual([expect.objectContaining({ difference: 0, significant: false })]);
  });

  test("of sounds is that of F1 over clips, and none where a card says nothing of clips", () => {
    const clips = (right: number) => ({
      right: Array.from({ length: 20 }, (_, clip) => right + (clip % 3)),
      wrong: Array<number>(20).fill(10),
      missed: Array<number>(20).fill(100 - right),
    });
    const sound = (name: string, right: number) => {
      const example = exampleCard();
      return { ...example, name, task: "sound", test: { ...example.test, clips: clips(right) } };
    };
    const [good, poor] = [sound("good", 90), sound("poor", 60)];
    expect(differencesOf([good, poor])).toEqual([
      expect.objectContaining({ a: "good", b: "poor", test: "delta", pValue: null, significant: true }),
    ]);
    expect(differencesOf([good, { ...poor, test: exampleCard().test }])).toEqual([]);
  });
});
