import { describe, expect, test } from "@jest/globals";
import { createBatchQueues } from "@rnn-zoo/serve/batch-queues.js";
import { type BatchRequest, createBatchRequest } from "@rnn-zoo/serve/batch-request.js";

function request(key: string, rows: number): BatchRequest {
  return createBatchRequest({ key, rowBytes: 1, outputs: 1 }, new Uint8Array(rows), 4);
}

describe("queues", () => {
  test("give nothing when nothing waits", () => {
    expect(createBatchQueues(() => 4).take()).toBeUndefined();
  });

  test("count the rows that wait per model", () => {
    const queues = createBatchQueues(() => 4);
    queues.add(request("a", 3));
    queues.add(request("a", 2));
    queues.add(request("b", 1));
    expect([queues.waitingRows("a"), queues.waitingRows("b"), queues.waitingRows("c")]).toEqual([5, 1, 0]);
    queues.take();
    expect([queues.waitingRows("a"), queues.waitingRows("b")]).toEqual([2, 1]);
  });

  test("give one model after the other, however much one has", () => {
    const queues = createBatchQueues(() => 4);
    for (let i = 0; i < 3; i++) queues.add(request("hot", 4));
    queues.add(request("b", 1));
    queues.add(request("c", 1));
    expect([1, 2, 3, 4, 5].map(() => queues.take()?.model.key)).toEqual(["hot", "b", "c", "hot", "hot"]);
  });

  test("give up what a removed request still has, and only that", () => {
    const queues = createBatchQueues(() => 4);
    const large = request("a", 10);
    const small = request("a", 1);
    queues.add(large);
    queues.add(small);
    queues.take();
    queues.remove(large);
    queues.remove(large);
    expect(queues.waitingRows("a")).toBe(1);
    expect(queues.take()?.pieces.map((piece) => piece.request === small)).toEqual([true]);
  });

  test("name each request once when they are cleared", () => {
    const queues = createBatchQueues(() => 4);
    queues.add(request("a", 10));
    queues.add(request("b", 1));
    expect(queues.clear().map(({ model }) => model.key)).toEqual(["a", "b"]);
    expect(queues.take()).toBeUndefined();
  });
});
