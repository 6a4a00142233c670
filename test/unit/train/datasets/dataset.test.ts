import { describe, expect, test } from "@jest/globals";
import { batches, type Examples, holdOut, inOrder } from "@rnn-zoo/train/datasets/dataset.js";

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
});

describe("held-out rows", () => {
  test("are the given share, drawn from the seed, and none of them is trained on", () => {
    const { train, validation } = holdOut(rows, ids, 0.2, 1);
    expect([train.labels.length, validation.labels.length]).toEqual([8, 2]);
    expect([...train.labels, ...validation.labels].sort()).toEqual([...ids.labels]);
    for (const part of [train, validation]) {
      for (const { inputs, labels } of batches(rows, part, inOrder(part.labels.length), 1)) {
        expect(inputs[0]).toBe(2 * (labels[0] ?? 0));
      }
    }
    expect(holdOut(rows, ids, 0.2, 1)).toEqual({ train, validation });
    expect(holdOut(rows, ids, 0.2, 2).validation).not.toEqual(validation);
  });

  test.each([0, 1, 0.01])("a share of %d is refused", (share) => {
    expect(() => holdOut(rows, ids, share, 1)).toThrow("validation share: expected some of 10 rows, and not all");
  });
});
