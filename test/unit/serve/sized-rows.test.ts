import { describe, expect, test } from "@jest/globals";
import { createBatcher } from "@rnn-zoo/serve/batcher.js";
import { rowSizes } from "@rnn-zoo/serve/length-buckets.js";
import { sortBySize } from "@rnn-zoo/serve/sized-rows.js";
import { digitTask, sentimentTask } from "@rnn-zoo/serve/tasks.js";
import { exampleCard } from "../../support/cards.js";
import { turn } from "../../support/manual-run.js";
import { maskedTopology } from "../../support/toy-text.js";

describe("the sizes of rows", () => {
  test("of a text model that masks padding are 16, 32, 64 and 100 ids", () => {
    expect(rowSizes(exampleCard({ topology: maskedTopology }), sentimentTask)).toEqual([64, 128, 256, 400]);
    expect(rowSizes(exampleCard({ topology: { model_config: maskedTopology } }), sentimentTask)).toHaveLength(4);
  });

  test("of a model that sees padding are one: it was trained on full rows", () => {
    const config = { name: "toy", layers: [{ class_name: "Embedding", config: { mask_zero: false } }] };
    expect(rowSizes(exampleCard({ topology: { class_name: "Sequential", config } }), sentimentTask)).toEqual([400]);
    expect(rowSizes(exampleCard({ topology: {} }), sentimentTask)).toEqual([400]);
  });

  test("of one that starts after padding are those of one that masks it, where the padding is the task's", () => {
    const { onnx } = exampleCard();
    const sizes = (id: number, length: number) =>
      rowSizes(exampleCard({ topology: {}, onnx: { ...onnx, frontPadding: { id, length } } }), sentimentTask);
    expect(sizes(0, 100)).toEqual([64, 128, 256, 400]);
    expect(sizes(1, 100)).toEqual([400]);
    expect(sizes(0, 80)).toEqual([400]);
  });

  test("of a model whose time is fixed are one", () => {
    expect(rowSizes(exampleCard({ topology: maskedTopology }), digitTask)).toEqual([784]);
  });
});

describe("rows", () => {
  test("go to the smallest size that holds them, padded to that only", () => {
    const input = Uint8Array.of(0, 0, 0, 1, /**/ 0, 5, 6, 7, /**/ 0, 0, 8, 9, /**/ 0, 0, 0, 0);
    expect(sortBySize(input, [2, 4])).toEqual([
      { rowBytes: 2, places: [0, 2, 3], input: Uint8Array.of(0, 1, 8, 9, 0, 0), padding: 0.5 },
      { rowBytes: 4, places: [1], input: Uint8Array.of(0, 5, 6, 7), padding: 0.25 },
    ]);
  });

  test("keep whole ids, also those whose low bytes are zero", () => {
    const ids = Int32Array.of(0, 0, 0, 256, 0, 65_536, 0, 1);
    const sorted = sortBySize(new Uint8Array(ids.buffer), [4, 12, 16]);
    expect(sorted.map(({ rowBytes, input }) => [rowBytes, ...new Int32Array(input.slice().buffer)])).toEqual([
      [4, 256],
      [12, 65_536, 0, 1],
    ]);
  });
});

describe("a batcher of a model with sizes", () => {
  const model = { key: "t/1", rowBytes: 4, outputs: 1, rowSizes: [2, 4] };
  const rowsOfThree = Uint8Array.of(0, 0, 0, 1, /**/ 2, 3, 4, 5, /**/ 0, 0, 6, 7);

  function setUp(fails: (rowBytes: number) => boolean = () => false) {
    const runs: number[][] = [];
    const paddings: number[] = [];
    const batcher = createBatcher({
      run: async (_key, parts, rowBytes) => {
        const bytes = parts.flatMap((part) => [...part]);
        runs.push([rowBytes, ...bytes]);
        await turn();
        if (fails(rowBytes)) throw new Error("no");
        const rows = bytes.length / rowBytes;
        return Float32Array.from({ length: rows }, (_, row) => bytes[(row + 1) * rowBytes - 1] ?? 0); // the last byte
      },
      slots: 2,
      maxBatchRows: 8,
      maxQueueRows: 64,
      deadlineMs: 60_000,
      onBatch: ({ padding }) => paddings.push(padding),
    });
    return { batcher, runs, paddings };
  }

  test("runs rows of one size together, and gives scores in the order of the rows", async () => {
    const { batcher, runs, paddings } = setUp();
    const [first, second] = await Promise.all([
      batcher.submit(model, rowsOfThree),
      batcher.submit(model, Uint8Array.of(0, 0, 0, 9)),
    ]);
    expect([[...first.scores], [...second.scores]]).toEqual([[1, 5, 7], [9]]);
    expect(runs).toEqual([
      [2, 0, 1, 6, 7, 0, 9],
      [4, 2, 3, 4, 5],
    ]);
    expect(paddings).toEqual([expect.closeTo(1 / 3), 0]);
  });

  test("fails a request once where one of its sizes fails", async () => {
    const { batcher } = setUp((rowBytes) => rowBytes === 4);
    await expect(batcher.submit(model, rowsOfThree)).rejects.toMatchObject({ code: "prediction_failed" });
    expect([...(await batcher.submit(model, Uint8Array.of(0, 0, 0, 9))).scores]).toEqual([9]);
    expect(batcher.isIdle("t/1")).toBe(true);
  });

  test("drops every size when the client leaves", async () => {
    const { batcher, runs } = setUp();
    let leave = () => {};
    const result = batcher.submit(model, rowsOfThree, (call) => {
      leave = call;
      return undefined;
    });
    leave();
    await expect(result).rejects.toMatchObject({ code: "client_gone" });
    await turn();
    expect(runs).toEqual([]);
  });
});
