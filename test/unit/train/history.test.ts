import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { EpochReport } from "@rnn-zoo/train/fit.js";
import { drawHistory, writeHistory } from "@rnn-zoo/train/history.js";
import { withTemporaryFolder } from "../../support/temporary-folder.js";

const epochs: EpochReport[] = [
  { epoch: 1, loss: 2, accuracy: 0.5, valLoss: 1.5, valAccuracy: 0.6, seconds: 1 },
  { epoch: 2, loss: 1, accuracy: 0.8, valLoss: 1.2, valAccuracy: 0.7, seconds: 1 },
];

describe("a history", () => {
  test("is drawn as four curves between the lowest and the highest value", () => {
    const svg = drawHistory("a<b", epochs);
    const curves = [...svg.matchAll(/points="([^"]*)"/g)].map(([, points]) => points);
    // loss from 2 (top, at 40) to 1 (bottom, at 240); accuracy from .5 (bottom) to .8 (top)
    expect(curves).toEqual([
      "48.0,40.0 368.0,240.0",
      "48.0,140.0 368.0,200.0",
      "432.0,240.0 752.0,40.0",
      "432.0,173.3 752.0,106.7",
    ]);
    expect(svg).toContain("a&lt;b");
  });

  test("of one epoch is a picture too", () => {
    expect(drawHistory("one", epochs.slice(0, 1))).not.toMatch(/NaN|Infinity/);
  });

  test("is written as numbers beside the picture", async () => {
    await withTemporaryFolder(async (folder) => {
      await writeHistory(join(folder, "new"), "m", epochs);
      expect(JSON.parse(await readFile(join(folder, "new", "m.history.json"), "utf8"))).toEqual({ name: "m", epochs });
      expect(await readFile(join(folder, "new", "m.history.svg"), "utf8")).toBe(drawHistory("m", epochs));
    });
  });
});
