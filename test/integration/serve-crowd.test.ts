import { Agent, request } from "node:http";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { createBatcher } from "@rnn-zoo/serve/batcher.js";
import { startToyServer } from "../support/toy-server.js";
import { oddsModel, picture } from "../support/toy-zoo.js";

const clients = 24;
const places = 4; // in the queue
const runMs = 2;
const forMs = 1_500;

/** Asks again and again on one connection, and does not care for refusals. */
async function hammer(url: string): Promise<{ answered: number; refused: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const headers = { "content-type": "application/octet-stream" };
  const seen = { answered: 0, refused: 0 };
  const post = () =>
    new Promise<number | undefined>((resolve, reject) => {
      const sent = request(`${url}/predict/digit`, { method: "POST", agent, headers }, (reply) => {
        reply.resume().on("end", () => resolve(reply.statusCode));
      });
      sent.on("error", reject).end(picture());
    });
  for (const until = performance.now() + forMs; performance.now() < until; ) {
    const status = await post();
    if (status === 200) seen.answered++;
    else if (status === 503) seen.refused++;
    else throw new Error(`status ${status}`);
  }
  agent.destroy();
  return seen;
}

test("clients that ask in spite of refusals take turns, and are hardly refused any more", async () => {
  const batcher = createBatcher({
    run: async (_key, parts) => {
      await setTimeout(runMs);
      return new Float32Array(10 * parts.length).fill(0.1);
    },
    slots: 1,
    maxBatchRows: 1,
    maxQueueRows: places,
    deadlineMs: 60_000,
  });
  const server = await startToyServer([{ name: "toy-odds", onnx: oddsModel(9) }], { batcher });
  try {
    const seen = await Promise.all(Array.from({ length: clients }, () => hammer(server.url)));
    const total = (of: "answered" | "refused") => seen.reduce((sum, one) => sum + one[of], 0);
    expect(total("refused")).toBeGreaterThan(0);
    expect(total("refused")).toBeLessThan(20 * clients); // each once at first; without turns, thousands
    for (const { answered } of seen) expect(answered).toBeGreaterThan(total("answered") / clients / 2);
  } finally {
    await server.stop();
  }
});
