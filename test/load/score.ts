process.exitCode = await score(process.argv[2] ?? "http://127.0.0.1:3000");

import { setTimeout } from "node:timers/promises";
import { type ModelCard, parseCard } from "@rnn-zoo/models";
import { sourcesFromEnvironment } from "@rnn-zoo/train/datasets/fetch-file.js";
import { loadTestDigits } from "@rnn-zoo/train/datasets/mnist.js";
import { scoreOverHttp } from "../support/score-over-http.js";

/** Lets every digit model of a server classify the 10,000 test digits over HTTP, 64 a request; compares with the cards. */
async function score(server: string): Promise<number> {
  await waitUntilReady(server);
  const digits = await loadTestDigits(sourcesFromEnvironment(process.env));
  let differing = 0;
  for (const name of await digitModels(server)) {
    const { version, right, rows } = await scoreOverHttp(server, digits, 64, name);
    const card = await cardOf(server, name);
    const { accuracy } = card.test.deployed;
    if (right / rows !== accuracy || version !== card.version) differing++;
    console.log(`${name}/${version}: ${right} of ${rows} right, accuracy ${right / rows}; its card says ${accuracy}`);
  }
  return differing === 0 ? 0 : 1;
}

/** GET /models/{name} adds the states of all versions to the card of the newest. */
async function cardOf(server: string, name: string): Promise<ModelCard> {
  const url = `${server}/models/${name}`;
  const { versions, ...card } = (await (await fetch(url)).json()) as { versions: unknown };
  return parseCard(JSON.stringify(card), url);
}

async function digitModels(server: string): Promise<string[]> {
  const { models } = (await (await fetch(`${server}/models`)).json()) as { models: { name: string; task: string }[] };
  return models.filter(({ task }) => task === "digit").map(({ name }) => name);
}

/** @throws Error where the server is not ready in time */
async function waitUntilReady(server: string): Promise<void> {
  const until = Date.now() + 30_000 /* ms */;
  for (;;) {
    const reason = await fetch(`${server}/readyz`).then(
      ({ ok, status }) => (ok ? undefined : `HTTP ${status}`),
      (error: Error) => String(error.cause ?? error),
    );
    if (reason === undefined) return;
    if (Date.now() > until) throw new Error(`${server}: expected a server that is ready, got ${reason}`);
    await setTimeout(200);
  }
}
