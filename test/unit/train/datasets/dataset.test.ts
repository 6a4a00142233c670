import { describe, expect, test } from "@jest/globals";
import { batches, type Examples } from "@rnn-zoo/train/datasets/dataset.js";

const ids: Examples = {
  inputs: Int32Array.from({ length: 20 }, (_, i) => i), // 10 rows of 2
  labels: Uint8Array.from({ length: 10 }, (_, row) => row),
};
const rows = { rowShape: [2], divisor: 255 };

describe("batches", () => {
  test("token ids are not divided, and stay whole numbers", () => {
    const [first] = batches(rows, ids, Uint32Array.of(3, 1), 8);
    expect(first).toEqual({ inputs: Int32Array.of(6, 7, 2, 3), shape: [2, 2], labels: Uint8Array.of(3, 1) });
  });

  test("labels of each time step go with their row", () => {
    const tags = { inputs: Float32Array.of(1, 2, 3, 4), labels: Float32Array.of(1, 0, 0, 1) };
    const [first] = batches({ rowShape: [2], divisor: 2 }, tags, Uint32Array.of(1), 1);
    expect(first).toEqual({ inputs: Float32Array.of(1.5, 2), shape: [1, 2], labels: Float32Array.of(0, 1) });
  });

  test("labels that Node read from a file stay as they are", () => {
    const labels = Buffer.from([0, 1, 2, 3]);
    const examples = { inputs: Float32Array.of(1, 2, 3, 4), labels };
    const all = [...batches({ rowShape: [1], divisor: 1 }, examples, Uint32Array.of(3, 2, 1, 0), 2)];
    expect(all.map((batch) => [...batch.labels])).toEqual([
      [3, 2],
      [1, 0],
    ]);
    expect([...labels]).toEqual([0, 1, 2, 3]);
  });
});
