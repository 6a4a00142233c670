import { describe, expect, test } from "@jest/globals";
import { roundScore, scoreBytes, writeScore } from "@rnn-zoo/serve/predict/score-text.js";
import { createRandom } from "@rnn-zoo/train/random.js";

const edges = [
  0, 1, 0.5, 0.25, 0.1, 0.01, 0.001, 0.0001, 0.00001, 0.000001, 1e-7, 1e-9, 1e-12, 1e-13, 1e-14, 1e-20, 1e-38, 1e-45,
  0.123456789, 0.99999994, 0.09999999, 0.0009999999, 9.999999e-7, 1.0000001, 2.5, 1e20, -1e20, 3e38, -0.25,
].map(Math.fround);

/** Of every size that a float32 can have below 1. */
function randomScores(): number[] {
  const random = createRandom(5, "scores");
  return Array.from({ length: 4_000 }, () => Math.fround(random.uniform() * 10 ** (-14 * random.uniform())));
}

function written(score: number): string {
  const target = Buffer.alloc(scoreBytes + 4, "x");
  const end = writeScore(score, target, 2);
  expect(end - 2).toBeLessThanOrEqual(scoreBytes);
  expect(target.toString("latin1", 0, 2) + target.toString("latin1", scoreBytes + 2)).toBe("xxxx"); // nothing beside it
  return target.toString("latin1", 2, end);
}

describe("a score as text", () => {
  test.each([
    [0.9999951124191284, "0.999995112"],
    [0.000003322959855722729, "0.00000332295986"],
    [4.945275300372032e-9, "4.9452753e-9"],
    [9.141305767901287e-12, "9.14130577e-12"],
    [0.5, "0.5"],
    [0, "0"],
    [1, "1"],
    [1e-7, "1e-7"],
  ])("%d is %s", (score, text) => {
    expect(written(score)).toBe(text);
  });

  test("names the float32 that it came from", () => {
    for (const score of [...edges, ...randomScores()]) expect(Math.fround(Number(written(score)))).toBe(score);
  });

  test("is what JSON.stringify makes of the rounded score", () => {
    const scores = [...edges, ...randomScores()];
    expect(scores.map(written)).toEqual(scores.map((score) => JSON.stringify(roundScore(score))));
  });

  test("has nine significant digits at most", () => {
    const digits = randomScores().map(
      (score) =>
        written(score)
          .replace(/e.*/, "")
          .replace(/^[0.]*/, "").length,
    );
    expect(Math.max(...digits)).toBeLessThanOrEqual(10); // one may be the point
  });
});
