import { describe, expect, test } from "@jest/globals";
import { parseMetrics, quantile, total } from "@rnn-zoo/serve/page/views/server/prometheus.js";

describe("parseMetrics", () => {
  test("reads names, labels and values, and skips comments", () => {
    const text =
      '# HELP a What\n# TYPE a gauge\na 1\nb{x="1",y="a \\"b\\" \\\\ }"} 2.5e-3 1700000000\n\nc{le="+Inf"} +Inf\n';
    expect(parseMetrics(text)).toEqual([
      { name: "a", labels: {}, value: 1 },
      { name: "b", labels: { x: "1", y: 'a "b" \\ }' }, value: 0.0025 },
      { name: "c", labels: { le: "+Inf" }, value: Number.POSITIVE_INFINITY },
    ]);
  });
});

describe("total", () => {
  test("sums over labels, and is 0 where the name is unknown", () => {
    const samples = parseMetrics('a{m="x"} 1\na{m="y"} 2\nab 4');
    expect([total(samples, "a"), total(samples, "none")]).toEqual([3, 0]);
  });
});

describe("quantile", () => {
  const reading = (a: number, b: number, all: number, model = "x") =>
    `h_bucket{le="1",m="${model}"} ${a}\nh_bucket{le="2",m="${model}"} ${b}\nh_bucket{le="+Inf",m="${model}"} ${all}\n`;

  test("lies between the limits of its bucket, as far in as its rank", () => {
    const after = parseMetrics(reading(10, 20, 20));
    expect(quantile([], after, "h", 0.25)).toBe(0.5); // the 5th of 10 between 0 and 1
    expect(quantile([], after, "h", 0.75)).toBe(1.5);
  });

  test("counts only what came between the two readings, of all labels together", () => {
    const before = parseMetrics(reading(100, 100, 100));
    const after = parseMetrics(reading(100, 110, 110) + reading(0, 10, 10, "y"));
    expect(quantile(before, after, "h", 0.5)).toBe(1.5);
  });

  test("beyond the last limit is that limit", () => {
    expect(quantile([], parseMetrics(reading(0, 0, 5)), "h", 0.5)).toBe(2);
  });

  test("of nothing is nothing", () => {
    const same = parseMetrics(reading(3, 3, 3));
    expect(quantile(same, same, "h", 0.5)).toBeUndefined();
    expect(quantile([], [], "h", 0.5)).toBeUndefined();
  });
});
