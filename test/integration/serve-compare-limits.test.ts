import { expect, test } from "@jest/globals";
import { createBatcher } from "@rnn-zoo/serve/batcher.js";
import { manualRun } from "../support/manual-run.js";
import { startToyServer } from "../support/toy-server.js";
import { oddsModel, picture } from "../support/toy-zoo.js";

const pixels = "application/octet-stream";

test("queue and deadline bind the comparison as they bind a prediction", async () => {
  const { run } = manualRun(); // nothing ends
  const batcher = createBatcher({ run, slots: 1, maxBatchRows: 1, maxQueueRows: 1, deadlineMs: 60_000 });
  const full = await startToyServer([{ name: "toy-odds", onnx: oddsModel(9) }], { batcher });
  const ask = async (rows: number, headers: Record<string, string>) => {
    const body = Buffer.alloc(784 * rows);
    const init = { method: "POST", headers: { "content-type": pixels, ...headers }, body };
    const response = await fetch(`${full.url}/compare/digit`, init);
    return [response.status, JSON.parse(await response.text()).error.code, response.headers.get("retry-after")];
  };
  expect(await ask(2, {})).toEqual([503, "queue_full", "1"]);
  expect(await ask(1, { "x-deadline-ms": "20" })).toEqual([504, "deadline_exceeded", null]);
  await full.stop();
});

test("a client that leaves takes the rows of all models with it", async () => {
  const engine = manualRun();
  const batcher = createBatcher({ run: engine.run, slots: 1, maxBatchRows: 8, maxQueueRows: 8, deadlineMs: 60_000 });
  const outcomes: Promise<string>[] = [];
  let allSubmitted: () => void = () => undefined;
  const submitted = new Promise<void>((resolve) => {
    allSubmitted = resolve;
  });
  const slow = await startToyServer(
    [
      { name: "toy-a", onnx: oddsModel(9) },
      { name: "toy-b", onnx: oddsModel(9) },
      { name: "toy-c", onnx: oddsModel(9) },
    ],
    {
      batcher: {
        ...batcher,
        submit: (...given) => {
          const result = batcher.submit(...given);
          outcomes.push(
            result.then(
              () => "answered",
              (error) => error.code,
            ),
          );
          if (outcomes.length === 3) allSubmitted();
          return result;
        },
      },
    },
  );
  const leaver = new AbortController();
  const headers = { "content-type": pixels };
  const asked = fetch(`${slow.url}/compare/digit`, {
    method: "POST",
    headers,
    body: Buffer.from(picture()),
    signal: leaver.signal,
  });
  await submitted;
  leaver.abort();
  await expect(asked).rejects.toThrow("aborted");
  expect(await Promise.all(outcomes)).toEqual(["client_gone", "client_gone", "client_gone"]);
  for (const batch of engine.batches) batch.answer([0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
  await batcher.stop();
  expect(engine.batches.length).toBeLessThan(3);
  expect(slow.logged.filter((line) => JSON.parse(line).level > 30)).toEqual([]);
  await slow.stop();
});
