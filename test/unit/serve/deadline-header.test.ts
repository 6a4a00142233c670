import { describe, expect, test } from "@jest/globals";
import { readDeadline } from "@rnn-zoo/serve/deadline-header.js";

describe("the deadline of a request", () => {
  test("is what its header says, in milliseconds", () => {
    expect(readDeadline({ "x-deadline-ms": "250" })).toEqual({ deadlineMs: 250 });
  });

  test("is left to the server where there is no header", () => {
    expect(readDeadline({})).toEqual({});
  });

  test.each(["0", "-1", "1.5", "soon", "", "1e3", "9999999999"])("is refused where it is %j", (text) => {
    expect(() => readDeadline({ "x-deadline-ms": text })).toThrow(
      `header x-deadline-ms: expected a whole number of milliseconds from 1 up, got ${JSON.stringify(text)}`,
    );
  });
});
