process.exitCode = await score(process.argv[2] ?? "http://127.0.0.1:3000");

import { setTimeout } from "node:timers/promises";
import { parseCard } from "@rnn-zoo/models";
import { sourcesFromEnvironment } from "@rnn-zoo/train/datasets/fetch-file.js";
import { loadTestDigits } from "@rnn-zoo/train/datasets/mnist.js";
import { scoreOverHttp } from "../support/score-over-http.js";

/** Classifies the 10,000 test digits over HTTP, 64 a request, and compares with the card. */
async function score(server: string): Promise<number> {
  await waitUntilReady(server);
  const digits = await loadTestDigits(sourcesFromEnvironment(process.env));
  const { model, version, right, rows } = await scoreOverHttp(server, digits, 64);
  const response = await fetch(`${server}/models/${model}`);
  const card = parseCard(await response.text(), `${server}/models/${model}`);
  console.log(`${model} version ${version}: ${right} of ${rows} right over HTTP: accuracy ${right / rows}`);
  console.log(`the card of its newest version, ${card.version}, says ${card.test.deployed.accuracy}`);
  return right / rows === card.test.deployed.accuracy ? 0 : 1;
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
