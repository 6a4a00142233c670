import { describe, expect, test } from "@jest/globals";
import { createUploadBudget } from "@rnn-zoo/serve/upload-budget.js";

const budget = () => createUploadBudget(100, 250);

describe("an upload budget", () => {
  test("holds the Content-Length of a plain body until it is given back", () => {
    const { reserve } = budget();
    const giveBack = [reserve({ "content-length": "100" }), reserve({ "content-length": "100" })];
    expect(() => reserve({ "content-length": "51" })).toThrow(expect.objectContaining({ code: "uploads_full" }));
    reserve({ "content-length": "50" });
    giveBack[0]?.();
    reserve({ "content-length": "100" });
    expect(() => reserve({ "content-length": "1" })).toThrow(expect.objectContaining({ code: "uploads_full" }));
  });

  test.each([
    ["is compressed", { "content-length": "10", "content-encoding": "gzip" }],
    ["comes in chunks", {}],
  ])("holds the most that a body may be where it %s", (_, headers) => {
    const { reserve } = budget();
    reserve(headers);
    reserve(headers);
    expect(() => reserve(headers)).toThrow(expect.objectContaining({ code: "uploads_full" }));
  });

  test("refuses a body that is too large, and holds nothing for it", () => {
    const { reserve } = budget();
    for (let i = 0; i < 5; i++) {
      expect(() => reserve({ "content-length": "101" })).toThrow(expect.objectContaining({ code: "body_too_large" }));
    }
    reserve({ "content-length": "100" });
  });
});
