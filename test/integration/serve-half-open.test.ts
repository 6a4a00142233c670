import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createBatcher } from "@rnn-zoo/serve/batcher.js";
import { manualRun } from "../support/manual-run.js";
import { startToyServer, type ToyServer } from "../support/toy-server.js";
import { oddsModel, picture } from "../support/toy-zoo.js";

let server: ToyServer;
let engine: ReturnType<typeof manualRun>;

beforeEach(async () => {
  engine = manualRun();
  const batcher = createBatcher({ run: engine.run, slots: 1, maxBatchRows: 1, maxQueueRows: 8, deadlineMs: 600_000 });
  server = await startToyServer([{ name: "toy-odds", onnx: oddsModel(9) }], { batcher });
});
afterEach(() => server.stop());

/** Sends a whole request. */
async function ask(firstPixel: number): Promise<Socket> {
  const socket = connect({ port: Number(new URL(server.url).port), host: "127.0.0.1", allowHalfOpen: true });
  await once(socket, "connect");
  const type = "content-type: application/octet-stream\r\ncontent-length: 784";
  socket.write(`POST /predict/digit HTTP/1.1\r\nhost: x\r\n${type}\r\n\r\n`);
  socket.write(picture({ 0: firstPixel }));
  return socket;
}

async function startedBatches(count: number): Promise<void> {
  while (engine.batches.length < count) await new Promise((resolve) => setTimeout(resolve, 1));
}

async function readToEnd(socket: Socket): Promise<string> {
  let text = "";
  for await (const chunk of socket) text += String(chunk);
  return text;
}

const scores = Array.from({ length: 10 }, (_, k) => (k === 3 ? 1 : 0));

test("a client that has ended its side gets its answer, also when it waited in the queue", async () => {
  const first = await ask(1);
  await startedBatches(1);
  const second = await ask(2);
  const texts = [readToEnd(first), readToEnd(second)];
  first.end();
  second.end();
  engine.batch(0).answer(scores);
  await startedBatches(2);
  engine.batch(1).answer(scores);
  for (const text of await Promise.all(texts)) {
    expect(text).toMatch(/HTTP\/1\.1 200 OK\r\n[\s\S]*"digit":3/);
  }
});

test("a client that has left is dropped before its rows run", async () => {
  const first = await ask(1);
  await startedBatches(1);
  const leaver = await ask(2);
  await new Promise((resolve) => setTimeout(resolve, 50)); // its rows wait
  leaver.destroy();
  await new Promise((resolve) => setTimeout(resolve, 200)); // its reset arrives
  const third = await ask(3);
  await new Promise((resolve) => setTimeout(resolve, 50));
  engine.batch(0).answer(scores);
  await startedBatches(2);
  expect(engine.batch(1).rows[0]).toBe(3);
  engine.batch(1).answer(scores);
  first.destroy();
  third.destroy();
});
