import { describe, expect, test } from "@jest/globals";
import type { ComparedModel } from "@rnn-zoo/serve/page/core/answers.js";
import { columns, columnsOf, scoreOf, sorted } from "@rnn-zoo/serve/page/views/compare/columns.js";

function model(name: string, changes: Partial<ComparedModel> = {}): ComparedModel {
  return {
    name,
    version: "1",
    state: "ready",
    default: false,
    layers: [],
    parameters: 1,
    sha256: "",
    bytes: 1,
    test: { deployed: { accuracy: 0.5 } },
    training: { engine: "e", device: "d", epochs: 1 },
    ...changes,
  };
}

describe("sorted", () => {
  const models = [
    model("b", { published: { accuracy: 0.9 } }),
    model("c", { published: null }),
    model("a", { published: { accuracy: 0.8 } }),
  ];
  const names = (key: string, isDescending: boolean) => sorted(models, { key, isDescending }).map(({ name }) => name);

  test("puts what has no number last, whichever the direction", () => {
    expect(names("published", true)).toEqual(["b", "a", "c"]);
    expect(names("published", false)).toEqual(["a", "b", "c"]);
  });

  test("by name, in both directions", () => {
    expect(names("name", false)).toEqual(["a", "b", "c"]);
    expect(names("name", true)).toEqual(["c", "b", "a"]);
  });
});

describe("columns", () => {
  test("the score of a sound model is its F1, that of the others their accuracy", () => {
    expect(scoreOf(model("digit"))).toBe(0.5);
    expect(scoreOf(model("sound", { test: { deployed: { accuracy: 0.97, frame: { f1: 0.7 } } } }))).toBe(0.7);
    expect(scoreOf(model("none", { test: {} }))).toBeUndefined();
  });

  test("the F1 of events has a column only where a model has one", () => {
    const keys = (models: ComparedModel[]) => columnsOf(models).map(({ key }) => key);
    expect(keys([model("digit")])).not.toContain("event");
    expect(keys([model("digit"), model("sound", { test: { deployed: { event: { f1: 0.7 } } } })])).toContain("event");
  });

  test("the published score has none where no source has reported one, as of the sounds", () => {
    const keys = (models: ComparedModel[]) => columnsOf(models).map(({ key }) => key);
    expect(keys([model("a"), model("b", { published: null })])).not.toContain("published");
    expect(keys([model("a"), model("b", { published: { accuracy: 0.9 } })])).toContain("published");
  });

  test("the score says its interval", () => {
    const score = columns.find(({ key }) => key === "score");
    expect(score?.text(0.9884, model("x", { interval: [0.9861, 0.99033] }))).toBe("98.84 % (98.61 to 99.03)");
    expect(score?.text(0.9884, model("x"))).toBe("98.84 %");
  });
});
