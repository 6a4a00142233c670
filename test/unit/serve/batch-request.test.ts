import { describe, expect, test } from "@jest/globals";
import { createBatchRequest } from "@rnn-zoo/serve/batch-request.js";

const model = { key: "a", rowBytes: 2, outputs: 3 };

describe("a request", () => {
  test("is cut into whole rows, batch full by batch full", () => {
    const { pieces } = createBatchRequest(model, Uint8Array.of(1, 1, 2, 2, 3, 3, 4, 4, 5, 5), 2);
    expect(pieces.map(({ firstRow, rows, input }) => [firstRow, rows, ...input])).toEqual([
      [0, 2, 1, 1, 2, 2],
      [2, 2, 3, 3, 4, 4],
      [4, 1, 5, 5],
    ]);
  });

  test("resolves when its last piece is complete, whichever that is", async () => {
    const request = createBatchRequest(model, Uint8Array.of(1, 1, 2, 2), 1);
    const [first, second] = request.pieces;
    if (!first || !second) throw new Error("expected two pieces");
    request.complete(second, Float32Array.of(4, 5, 6));
    expect(request.isSettled()).toBe(false);
    request.complete(first, Float32Array.of(1, 2, 3));
    expect(request.isSettled()).toBe(true);
    expect([...(await request.result).scores]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("in one piece resolves with the very scores of it", async () => {
    const request = createBatchRequest(model, Uint8Array.of(1, 1, 2, 2), 2);
    const [piece] = request.pieces;
    const scores = Float32Array.of(9, 9, 9, 1, 2, 3, 4, 5, 6).subarray(3);
    if (piece) request.complete(piece, scores);
    expect((await request.result).scores).toBe(scores);
  });

  test("stays rejected when its pieces complete afterwards", async () => {
    const request = createBatchRequest(model, Uint8Array.of(1, 1), 1);
    request.reject(new Error("gone"));
    for (const piece of request.pieces) request.complete(piece, Float32Array.of(1, 2, 3));
    await expect(request.result).rejects.toThrow("gone");
  });
});
