import { describe, expect, test } from "@jest/globals";
import { formatCard, parseCard } from "@rnn-zoo/models";
import { exampleCard } from "../../support/cards.js";

describe("a card", () => {
  test("is the same after writing and reading it, zeros and all", () => {
    expect(parseCard(formatCard(exampleCard()), "card.json")).toEqual(exampleCard());
  });

  test("keeps a list of numbers on one line", () => {
    expect(formatCard(exampleCard())).toContain('"loss": [0.5, 1e-7]');
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

  test("a card that does not fit is not written", () => {
    expect(() => formatCard(exampleCard({ parameters: -1 }))).toThrow("parameters");
  });
});
