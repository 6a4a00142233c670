import { describe, expect, test } from "@jest/globals";
import { formatCard, parseCard } from "@rnn-zoo/models";
import { exampleCard } from "../../support/cards.js";

describe("a card", () => {
  test("is the same after writing and reading it, zeros and all", () => {
    expect(parseCard(formatCard(exampleCard()), "card.json")).toEqual(exampleCard());
  });

  test("keeps the F1 scores of sounds, a baseline and a note", () => {
    const f1 = { precision: 0.5, recall: 0, f1: 0.25 };
    const { last, deployed } = exampleCard().test;
    const card = exampleCard({
      test: { last, deployed: { ...deployed, frame: f1, event: f1 }, baseline: { frame: f1 } },
      note: "40 epochs",
    });
    expect(parseCard(formatCard(card), "card.json")).toEqual(card);
  });

  test("keeps that padding may be left out, also where its id is zero", () => {
    const { onnx } = exampleCard();
    const card = exampleCard({ onnx: { ...onnx, frontPadding: { id: 0, length: 100 } } });
    expect(parseCard(formatCard(card), "card.json")).toEqual(card);
  });

  test("keeps what became of each test row, and of each clip", () => {
    const { dataset, test: scores } = exampleCard();
    const clips = { right: [1, 0], wrong: [0, 2], missed: [3, 0] };
    const card = exampleCard({ dataset: { ...dataset, test: 2 }, test: { ...scores, correct: "QA==", clips } });
    expect(parseCard(formatCard(card), "card.json")).toEqual(card);
  });

  test("keeps a list of numbers on one line", () => {
    expect(formatCard(exampleCard())).toContain('"loss": [0.5, 1e-7]');
  });
});

describe("a text in a card", () => {
  test("that looks like a list of numbers stays as it is", () => {
    const card = exampleCard({ source: "layers [ 1,  2 ] of [ 3 ]" });
    expect(parseCard(formatCard(card), "card.json").source).toBe(card.source);
  });
});

describe("misuse", () => {
  const json = (changes: object) => JSON.stringify({ ...exampleCard(), ...changes });

  test.each([
    ["text that is not JSON", "<html>", "card.json: expected a model card as proto3 JSON, got Unexpected token"],
    ["an unknown field", json({ speed: 1 }), 'unknown field: "speed"'],
    ["a field of the wrong type", json({ name: 3 }), "ModelCard.name: expected string: 3"],
    ["a missing field", json({ onnx: { bytes: 1 } }), 'expected the field "onnx.sha256", got a card without it'],
    ["a score that is missing", json({ test: { last: { accuracy: 1 } } }), 'the field "test.deployed.accuracy"'],
  ])("%s is refused by name", (_, text, message) => {
    expect(() => parseCard(text, "card.json")).toThrow(message);
  });

  test("a list that a reader relies on may not be missing", () => {
    const { history } = exampleCard();
    const card = json({ history: { ...history, valLoss: [] } });
    expect(() => parseCard(card, "card.json")).toThrow('expected the field "history.valLoss"');
  });

  test.each([
    ["correct", { correct: "QA==" }, 'expected 1250 bytes in "test.correct", a bit a test row, got 1'],
    ["clips", { clips: { right: [1], wrong: [1], missed: [1] } }, '10000 numbers in "test.clips.right", got 1'],
  ])("%s of some test rows only is refused", (_, rows, message) => {
    expect(() => parseCard(json({ test: { ...exampleCard().test, ...rows } }), "card.json")).toThrow(message);
  });

  test("a card that does not fit is not written", () => {
    expect(() => formatCard(exampleCard({ parameters: -1 }))).toThrow("parameters");
  });
});
