import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createBatcher } from "@rnn-zoo/serve/batcher.js";
import { manualRun } from "../support/manual-run.js";
import { startToyServer, type ToyServer } from "../support/toy-server.js";
import { oddsModel, picture } from "../support/toy-zoo.js";

let server: ToyServer;
const engine = manualRun(); // nothing ends

beforeEach(async () => {
  const batcher = createBatcher({ run: engine.run, slots: 1, maxBatchRows: 1, maxQueueRows: 8, deadlineMs: 600_000 });
  server = await startToyServer([{ name: "toy-odds", onnx: oddsModel(9) }], { batcher });
});
afterEach(() => server.stop());

async function predictWithin(deadlineMs: string): Promise<unknown> {
  const headers = { "content-type": "application/octet-stream", "x-deadline-ms": deadlineMs };
  const response = await fetch(`${server.url}/predict/digit`, { method: "POST", headers, body: picture() });
  return [response.status, await response.json()];
}

test("a prediction that is not ready when its client stops waiting is answered with 504 and dropped", async () => {
  const message = "the prediction was not ready within 30 ms";
  const refusal = { error: expect.objectContaining({ code: "deadline_exceeded", message }) };
  const answers = await Promise.all([predictWithin("30"), predictWithin("30")]);
  expect(answers).toEqual([
    [504, refusal],
    [504, refusal],
  ]);
  engine.batch(0).answer(Array(10).fill(0));
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(engine.batches).toHaveLength(1); // the second never ran
});

test("a deadline that is no number of milliseconds is answered with 400", async () => {
  const message = 'header x-deadline-ms: expected a whole number of milliseconds from 1 up, got "soon"';
  expect(await predictWithin("soon")).toEqual([
    400,
    { error: expect.objectContaining({ code: "invalid_input", message }) },
  ]);
});
