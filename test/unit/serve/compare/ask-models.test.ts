import { expect, test } from "@jest/globals";
import type { ModelEntry } from "@rnn-zoo/models";
import { askModels, type Submit } from "@rnn-zoo/serve/compare/ask-models.js";
import { errors } from "@rnn-zoo/serve/errors.js";
import { digitSurface } from "@rnn-zoo/serve/predict/digit.js";
import type { Surface, TaskRequest } from "@rnn-zoo/serve/predict/surface.js";
import type { ServedModel } from "@rnn-zoo/serve/registry.js";
import { exampleCard } from "../../../support/cards.js";

interface Said {
  readonly said: string;
}

const names = ["one", "two", "three"];
const models: ServedModel[] = names.map((name) => ({
  key: `${name}/1`,
  entry: { name, version: "1", card: exampleCard({ name }), folder: "" },
  state: "ready",
}));

/** Models whose names are equally long take the same rows. */
const surface: Surface<Said> = {
  task: "digit",
  tensors: digitSurface.tensors,
  readers: new Map(),
  encodeAnswer: () => new Uint8Array(),
  asCompared: () => ({}),
  verdict: ({ said }) => said,
  encodingOf: async ({ name }) => String(name.length),
};

/** One instance, encoded as the length of the model's name, which its prediction repeats. */
function request(encode?: TaskRequest<Said>["encode"]): TaskRequest<Said> {
  const standard = ({ name }: ModelEntry) => ({
    input: Uint8Array.of(name.length),
    predictions: (scores: Float32Array) => [{ said: `${name.length} ${scores}` }],
  });
  return { model: undefined, version: undefined, encode: encode ?? standard };
}

const submit: Submit = async (_, input) => ({ scores: Float32Array.from(input), queueMs: 5, computeMs: 2 });

test("every model answers, and rows are encoded once for all that take the same", async () => {
  const encoded: string[] = [];
  const { encode } = request();
  const counted = request((entry) => {
    encoded.push(entry.name);
    return encode(entry);
  });
  const answers = await askModels(surface, counted, models, submit);
  expect(encoded).toEqual(["one", "three"]);
  expect(answers).toEqual([
    { model: "one", version: "1", latencyMs: 2, outcome: { predictions: [{ said: "3 3" }] } },
    { model: "two", version: "1", latencyMs: 2, outcome: { predictions: [{ said: "3 3" }] } },
    { model: "three", version: "1", latencyMs: 2, outcome: { predictions: [{ said: "5 5" }] } },
  ]);
});

test("all models are asked before the first one answers", async () => {
  const asked: string[] = [];
  let answer: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const waiting: Submit = async (model, input) => {
    if (asked.push(model.key) === models.length) answer();
    await gate;
    return submit(model, input);
  };
  expect(await askModels(surface, request(), models, waiting)).toHaveLength(3);
});

test("a model that fails, or whose rows cannot be made, spoils no other", async () => {
  const full: Submit = async (model, input) => {
    if (model.key === "two/1") throw errors.queueFull("toy/1", 1);
    return submit(model, input);
  };
  const { encode } = request();
  const wordless = request((entry) => {
    if (entry.name === "three") throw new Error("no vocabulary");
    return encode(entry);
  });
  const [one, two, three] = await askModels(surface, wordless, models, full);
  expect(one).toMatchObject({ outcome: { predictions: [{ said: "3 3" }] } });
  expect(two).toMatchObject({ latencyMs: expect.any(Number), outcome: { error: { code: "queue_full" } } });
  expect(three).toMatchObject({ outcome: { error: { code: "internal" } } });
});
