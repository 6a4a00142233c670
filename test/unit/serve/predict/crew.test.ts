import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { filePrint } from "@rnn-zoo/serve/file-print.js";
import { createCrew } from "@rnn-zoo/serve/predict/crew.js";
import { picture } from "../../../support/toy-zoo.js";

const crew = createCrew();

/** Larger than the memory that small buffers share. */
function bodyOf(value: object): Buffer {
  return Buffer.from(JSON.stringify(value).padEnd(20_000));
}

describe("a thread of the crew", () => {
  test("gives what the job gives, and takes the memory of what is spent", async () => {
    const body = bodyOf({ instances: [[...picture({ 5: 50 })]], topK: 2 });
    const { pixels, topK } = await crew.run("readDigitJson", { body, maxRows: 1 }, [body]);
    expect([Buffer.from(pixels), topK, body.length]).toEqual([Buffer.from(picture({ 5: 50 })), 2, 0]);
  });

  test("leaves memory alone that is not said to be spent, or that is shared", async () => {
    const body = bodyOf({ instances: ["good"] });
    await crew.run("readSentimentJson", { body, maxRows: 1 });
    const shared = body.subarray(0, 19_000);
    const { texts } = await crew.run("readSentimentJson", { body: shared, maxRows: 1 }, [shared]);
    expect([texts, body.length]).toEqual([["good"], 20_000]);
  });

  test("refuses with the error that the job throws", async () => {
    const refusal = crew.run("readSentimentJson", { body: bodyOf({ instances: [7] }), maxRows: 1 });
    await expect(refusal).rejects.toMatchObject({
      status: 400,
      code: "invalid_input",
      message: "instances[0]: expected a text, got 7",
      details: { path: "instances[0]", expected: "a text", received: "7" },
    });
  });

  test("is not a place where the causes of our mistakes get lost", async () => {
    const file = fileURLToPath(import.meta.url); // no vocabulary
    const lost = crew.run("encodeTexts", { texts: ["a"], source: { file, print: await filePrint(file) } });
    await expect(lost).rejects.toMatchObject({
      status: 500,
      code: "internal",
      cause: expect.stringContaining("crew.test"),
    });
  });

  test("refuses at once what would wait behind too many others, and answers all others", async () => {
    const jobs = Array.from({ length: 120 }, () =>
      crew.run("readSentimentJson", { body: bodyOf({ instances: ["good"] }), maxRows: 1 }).then(
        () => "answered",
        ({ code }) => code,
      ),
    );
    const outcomes = await Promise.all(jobs);
    expect(new Set(outcomes)).toEqual(new Set(["answered", "encoders_full"]));
    expect(outcomes.filter((outcome) => outcome === "answered").length).toBeGreaterThanOrEqual(64);
  });
});
