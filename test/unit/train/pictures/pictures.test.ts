import { describe, expect, test } from "@jest/globals";
import type { ModelCard, ModelEntry } from "@rnn-zoo/models";
import { drawDigits } from "@rnn-zoo/train/pictures/digits.js";
import { bestDigitModel, drawFromCards } from "@rnn-zoo/train/pictures/pictures.js";
import { parseHTML } from "linkedom";
import { exampleCard } from "../../../support/cards.js";
import { realDigits } from "../../../support/real-digits.js";

function entry(name: string, changes: Partial<ModelCard> = {}): ModelEntry {
  const card = exampleCard({ name, labels: ["no", "yes"], ...changes });
  return { name, version: card.version, card, folder: "" };
}

function soundEntry(name: string, f1: number): ModelEntry {
  const test = { last: {}, deployed: { accuracy: 0.99, frame: { precision: f1, recall: f1, f1 } } };
  return entry(name, { task: "sound", test });
}

const sounds = [soundEntry("sound-d", 0.9), soundEntry("sound-e", 0.6)];
const entries = [entry("digit-a"), entry("digit-b"), entry("review-c", { task: "sentiment" }), ...sounds];
const pictures = drawFromCards(entries);

function read(name: string) {
  const { document } = parseHTML(pictures.get(name) ?? "");
  return {
    texts: [...document.querySelectorAll("text")].map(({ textContent }) => textContent),
    count: (selector: string) => document.querySelectorAll(selector).length,
  };
}

describe("pictures of the cards", () => {
  test("are drawn for each task", () => {
    const kinds = ["loss", "accuracy", "accuracy-parameters", "accuracy-seconds", "confusion"];
    expect([...pictures.keys()]).toEqual([
      ...["digit", "sentiment"].flatMap((task) => kinds.map((kind) => `${task}-${kind}.svg`)),
      ...["loss", "accuracy", "f1-parameters", "f1-seconds"].map((kind) => `sound-${kind}.svg`),
    ]);
  });

  test("a sound model stands where its F1 puts it, whatever its accuracy", () => {
    const { document } = parseHTML(pictures.get("sound-f1-parameters.svg") ?? "");
    const [better, worse] = [...document.querySelectorAll("circle")].map((dot) => Number(dot.getAttribute("cy")));
    expect(better).toBeLessThan(worse ?? 0); // y grows downwards
    expect(document.toString()).toContain("test F1 of frames in %");
  });

  test.each(["digit-loss.svg", "digit-accuracy.svg"])(
    "%s has a training and a validation line for each model",
    (name) => {
      const { texts, count } = read(name);
      expect(texts).toEqual(expect.arrayContaining(["digit-a", "digit-b", "training", "validation"]));
      expect(texts).not.toContain("review-c");
      expect(count('[aria-label="line"] path')).toBe(4);
    },
  );

  test("the confusion matrices show every count that is not 0", () => {
    const { texts } = read("digit-confusion.svg");
    expect(texts.filter((text) => ["0", "1", "2", "3"].includes(text ?? "")).sort()).toEqual([
      "1",
      "1",
      "2",
      "2",
      "3",
      "3",
    ]);
  });

  test("a model stands where its accuracy and its cost put it", () => {
    const cheap = entry("digit-a", { parameters: 1000, test: { last: {}, deployed: { accuracy: 0.98 } } });
    const dear = entry("digit-b", { parameters: 9000, test: { last: {}, deployed: { accuracy: 0.96 } } });
    const { document } = parseHTML(drawFromCards([cheap, dear]).get("digit-accuracy-parameters.svg") ?? "");
    const [a, b] = [...document.querySelectorAll("circle")].map((dot) => ({
      x: Number(dot.getAttribute("cx")),
      y: Number(dot.getAttribute("cy")),
    }));
    expect(a?.x).toBeLessThan(b?.x ?? 0);
    expect(a?.y).toBeLessThan(b?.y ?? 0); // y grows downwards
  });

  test("only the newest version of a model is drawn", () => {
    const old = entry("digit-a");
    const both = drawFromCards([old, { ...entry("digit-a", { version: "2", parameters: 5 }), version: "2" }]);
    const { document } = parseHTML(both.get("digit-accuracy-parameters.svg") ?? "");
    expect(document.querySelectorAll("circle")).toHaveLength(1);
  });

  test("are the same text each time, legible in light and dark", () => {
    expect([...drawFromCards(entries)]).toEqual([...pictures]);
    for (const svg of pictures.values()) {
      expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
      expect(svg).toContain("prefers-color-scheme:dark");
      expect(svg).not.toMatch(/NaN|undefined/);
    }
  });
});

describe("the picture of test digits", () => {
  test("marks what is read wrongly", async () => {
    const digits = await realDigits(5);
    const said = digits.labels.map((label, row) => (row % 10 === 3 ? (label + 1) % 10 : label));
    const { document } = parseHTML(drawDigits(digits, said));
    const wrong = [...document.querySelectorAll("text")].map(({ textContent }) => textContent);
    expect(wrong.filter((text) => text?.includes("not"))).toEqual(Array(5).fill("4, not 3"));
    expect(wrong.filter((text) => /^\d$/.test(text ?? ""))).toHaveLength(36);
  });
});

test("the best digit model is that of the highest test accuracy", () => {
  const better = entry("digit-b", { test: { last: {}, deployed: { accuracy: 0.99 } } });
  expect(bestDigitModel([entry("digit-a"), better, entry("digit-c")])?.name).toBe("digit-b");
  expect(bestDigitModel([])).toBeUndefined();
});
