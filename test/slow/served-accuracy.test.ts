import { describe, expect, test } from "@jest/globals";
import { committedZoo, readCatalogue } from "@rnn-zoo/models";
import { sourcesFromEnvironment } from "@rnn-zoo/train/datasets/fetch-file.js";
import { loadTestDigits } from "@rnn-zoo/train/datasets/mnist.js";
import { scoreOverHttp } from "../support/score-over-http.js";
import { startServeProcess } from "../support/serve-process.js";

describe("the 10,000 test digits over HTTP", () => {
  test("are classified exactly as well as the card says, and at least 96 % rightly", async () => {
    const digits = await loadTestDigits(sourcesFromEnvironment(process.env));
    const server = startServeProcess(["--port", "0"]);
    const { url } = await server.logged("listening");
    await server.logged("ready");
    const { model, version, right, rows } = await scoreOverHttp(String(url), digits, 64);
    server.child.kill("SIGTERM");
    const card = (await readCatalogue(committedZoo)).find(
      (entry) => entry.name === model && entry.version === version,
    )?.card;
    expect(rows).toBe(10_000);
    expect(right / rows).toBe(card?.test.deployed.accuracy);
    expect(right / rows).toBeGreaterThanOrEqual(0.96);
    expect(await server.ended).toMatchObject({ code: 0, stderr: "" });
  });
});
