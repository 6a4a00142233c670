import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { committedZoo, readCatalogue } from "@rnn-zoo/models";
import { sourcesFromEnvironment } from "@rnn-zoo/train/datasets/fetch-file.js";
import { loadTestDigits } from "@rnn-zoo/train/datasets/mnist.js";
import { scoreOverHttp } from "../support/score-over-http.js";
import { type ServeProcess, startServeProcess } from "../support/serve-process.js";

const entries = (await readCatalogue(committedZoo)).filter(({ card }) => card.task === "digit");

describe("the 10,000 test digits over HTTP", () => {
  let server: ServeProcess;
  let url = "";
  beforeAll(async () => {
    server = startServeProcess(["--port", "0"]);
    url = String((await server.logged("listening")).url);
    await server.logged("ready");
  });
  afterAll(async () => {
    server.child.kill("SIGTERM");
    expect(await server.ended).toMatchObject({ code: 0, stderr: "" });
  });

  test.each(entries.map((entry) => [entry.name, entry] as const))(
    "%s classifies them exactly as well as its card says, and at least 96 %% rightly",
    async (name, { version, card }) => {
      const digits = await loadTestDigits(sourcesFromEnvironment(process.env));
      const { right, rows, ...answered } = await scoreOverHttp(url, digits, 64, name);
      expect([answered.model, answered.version, rows]).toEqual([name, version, 10_000]);
      expect(right / rows).toBe(card.test.deployed.accuracy);
      expect(right / rows).toBeGreaterThanOrEqual(0.96);
    },
  );
});
