import { describe, expect, test } from "@jest/globals";
import { formatTraceparent, newSpanId, parseTraceparent } from "@rnn-zoo/serve/trace-context.js";

const traceId = "0af7651916cd43dd8448eb211c80319c";
const spanId = "b7ad6b7169203331";

describe("a traceparent", () => {
  test.each([
    [`00-${traceId}-${spanId}-01`, true],
    [`00-${traceId}-${spanId}-00`, false],
    [`00-${traceId}-${spanId}-03`, true],
    [`cc-${traceId}-${spanId}-01-what-comes-later`, true],
  ])("%s is read", (header, sampled) => {
    expect(parseTraceparent(header)).toEqual({ traceId, spanId, sampled });
  });

  test("is written as it is read", () => {
    const header = `00-${traceId}-${spanId}-01`;
    expect(formatTraceparent({ traceId, spanId, sampled: true })).toBe(header);
  });

  test.each([
    ["nothing", undefined],
    ["two headers", [`00-${traceId}-${spanId}-01`, `00-${traceId}-${spanId}-01`]],
    ["version ff", `ff-${traceId}-${spanId}-01`],
    ["more than version 00 has", `00-${traceId}-${spanId}-01-more`],
    ["a trace of zeros", `00-${"0".repeat(32)}-${spanId}-01`],
    ["a span of zeros", `00-${traceId}-${"0".repeat(16)}-01`],
    ["upper case", `00-${traceId.toUpperCase()}-${spanId}-01`],
    ["too few digits", `00-${traceId.slice(1)}-${spanId}-01`],
    ["a very long text", `cc-${traceId}-${spanId}-01-${"x".repeat(300)}`],
  ])("of %s is as good as none", (_, header) => {
    expect(parseTraceparent(header)).toBeUndefined();
  });

  test("gets a span id of 16 hex digits, another each time", () => {
    const [a, b] = [newSpanId(), newSpanId()];
    expect(a).toMatch(/^[0-9a-f]{16}$/);
    expect(a).not.toBe(b);
  });
});
