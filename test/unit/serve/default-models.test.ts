import { expect, test } from "@jest/globals";
import type { ModelEntry } from "@rnn-zoo/models";
import { defaultModels } from "@rnn-zoo/serve/default-models.js";
import { createRegistry } from "@rnn-zoo/serve/registry.js";
import { readSettings } from "@rnn-zoo/serve/settings.js";
import { exampleCard } from "../../support/cards.js";

function entry(name: string, task: string, accuracy: number): ModelEntry {
  const test = { ...exampleCard().test, deployed: { accuracy } };
  return { name, version: "1", card: exampleCard({ name, task, test }), folder: name };
}

const entries = [entry("good", "digit", 0.9), entry("better", "digit", 0.95), entry("mood", "sentiment", 0.8)];

test("the best model of a task is the default unless a setting names another", () => {
  const settings = readSettings(["--default-digit", "good"], { ZOO_DEFAULT_SENTIMENT: "best" });
  const configured = defaultModels(settings, entries);
  const registry = createRegistry(entries, configured);
  expect([registry.defaultName("digit"), registry.defaultName("sentiment")]).toEqual(["good", "mood"]);
  registry.setState("better/1", "ready");
  expect(registry.defaultName("digit")).toBe("good");
  expect(createRegistry(entries, defaultModels(readSettings([], {}), entries)).defaultName("digit")).toBe("better");
});

test("a name that no model of the task has is refused with those that there are", () => {
  const settings = readSettings([], { ZOO_DEFAULT_DIGIT: "mood" });
  expect(() => defaultModels(settings, entries)).toThrow(
    'ZOO_DEFAULT_DIGIT: expected one of best, good, better, got "mood"',
  );
  expect(() => readSettings([], { ZOO_DEFAULT_DIGIT: "No Name" })).toThrow(
    'ZOO_DEFAULT_DIGIT: expected a model\'s name, or "best", got "No Name"',
  );
});

test("the best sound model is the one with the best F1 score of frames, whatever its accuracy", () => {
  const deployed = (f1: number, accuracy: number) => ({ accuracy, frame: { precision: f1, recall: f1, f1 } });
  const sounds = [
    { ...entry("a", "sound", 0), f1: deployed(0.7, 0.99) },
    { ...entry("b", "sound", 0), f1: deployed(0.8, 0.98) },
  ].map(({ f1, ...one }) => ({ ...one, card: { ...one.card, test: { ...one.card.test, deployed: f1 } } }));
  expect(createRegistry(sounds).defaultName("sound")).toBe("b");
});
