import { describe, expect, test } from "@jest/globals";
import { committedZoo, readCatalogue, readModelFile } from "@rnn-zoo/models";
import { onnx } from "@rnn-zoo/proto/onnx";
import { createEngine } from "@rnn-zoo/serve/engine.js";
import { rowSizes } from "@rnn-zoo/serve/length-buckets.js";
import { sentimentTask } from "@rnn-zoo/serve/tasks.js";
import { findArchitecture } from "@rnn-zoo/train/architectures.js";
import { exportOnnx } from "@rnn-zoo/train/export/export-onnx.js";
import { demandSameWeights, readPublishedWeights } from "@rnn-zoo/train/published-weights.js";
import { createRandom } from "@rnn-zoo/train/random.js";
import { openOnnx } from "@rnn-zoo/train/runtime.js";
import { pino } from "pino";
import { largestDifference } from "../support/tfjs-oracle.js";

const entries = (await readCatalogue(committedZoo)).filter(({ card }) => card.task === "sentiment");
const length = 100;

/** int32 [rows, 100]: so many random ids at the end of each row, id 0 in front of them. */
function texts(rows: number, time: number, seed: number): Int32Array {
  const { uniform } = createRandom(seed, "texts");
  return Int32Array.from({ length: rows * length }, (_, i) =>
    i % length < length - time ? 0 : Math.floor(uniform() * 10_000),
  );
}

function cut(ids: Int32Array, time: number): Int32Array {
  return ids.filter((_, i) => i % length >= length - time);
}

describe.each(entries.map((entry) => [entry.name, entry] as const))("%s", (name, entry) => {
  test("says on its card that padding may be left out", () => {
    expect(entry.card.onnx.frontPadding).toEqual({ id: 0, length });
    expect(rowSizes(entry.card, sentimentTask)).toEqual([64, 128, 256, 400]);
  });

  test("gives texts of every length, cut anywhere in their padding, the scores of 100 steps to 1e-6", async () => {
    const file = await readModelFile(entry);
    const { topology } = findArchitecture(name);
    const plain = exportOnnx(readPublishedWeights(file, topology)); // always 100 steps
    demandSameWeights(plain, file, topology);
    const [steps, session] = await Promise.all([openOnnx(plain), openOnnx(file)]);
    let largest = 0;
    for (let time = 1; time <= length; time++) {
      const rows = 1 + (time % 5);
      const ids = texts(rows, time, time);
      const expected = await steps.run(ids, [length]);
      expect(await session.run(ids, [length])).toEqual(expected); // to the bit
      for (const kept of [time, Math.ceil((time + length) / 2)]) {
        largest = Math.max(largest, largestDifference(expected, await session.run(cut(ids, kept), [kept])));
      }
    }
    await Promise.all([steps.close(), session.close()]);
    expect(largest).toBeLessThan(1e-6);
  });

  test("is refused by the server where its table is damaged", async () => {
    const model = onnx.ModelProto.decode(await readModelFile(entry));
    const tables = (model.graph?.initializer ?? []).filter((one) => one.name?.endsWith("_after_padding"));
    expect(tables.length).toBeGreaterThan(0);
    for (const table of tables) table.rawData = new Uint8Array(table.rawData?.length ?? 0);
    const engine = createEngine({ workers: 1, intraOpThreads: 1, warmRows: [1], logger: pino({ level: "silent" }) });
    const load = { task: sentimentTask, rowSizes: rowSizes(entry.card, sentimentTask) };
    const damaged = onnx.ModelProto.encode(model).finish();
    await expect(engine.load({ ...load, key: "damaged/1", bytes: damaged })).rejects.toThrow(
      "its card says that padding may be left out, yet padding changes a score by",
    );
    await engine.load({ ...load, key: "whole/1", bytes: await readModelFile(entry) });
    await engine.stop();
  });
});
