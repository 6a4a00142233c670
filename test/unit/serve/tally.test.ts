import { describe, expect, test } from "@jest/globals";
import { createTally, type Tally } from "@rnn-zoo/serve/tally.js";
import { createRandom } from "@rnn-zoo/train/random.js";
import { AggregatorRegistry, Histogram, Registry } from "prom-client";

const configuration = {
  name: "toy_seconds",
  help: "How long toys take",
  labelNames: ["model", "version"],
  buckets: [0.001, 0.01, 0.1, 1],
} as const;

/** The same histogram twice: ours, and that of prom-client, which says what is right. */
function both() {
  const registries = { ours: new Registry(), theirs: new Registry() };
  const ours = createTally({ ...configuration, registers: [registries.ours] });
  const theirs = new Histogram({
    ...configuration,
    buckets: [...configuration.buckets],
    registers: [registries.theirs],
  });
  return { registries, ours, theirs, each: (call: (one: Tally) => void) => [ours, theirs].forEach(call) };
}

describe("a tally says what prom-client's own histogram says", () => {
  test("of many observations, on bounds, between them and above all", async () => {
    const { registries, each } = both();
    const { uniform } = createRandom(1, "tally");
    const values = [0, 0.001, 0.1, 1, 7, ...Array.from({ length: 500 }, () => 10 ** (1 - 5 * uniform()))];
    for (const value of values) {
      const version = String(Math.floor(3 * uniform()));
      each((one) => one.labels("toy", version).observe(value));
    }
    const text = await registries.ours.metrics();
    expect(text).toBe(await registries.theirs.metrics());
    expect(text).toMatch(/^toy_seconds_bucket\{le="\+Inf",model="toy",version="2"\} \d+$/m);
  });

  test("of no observation at all", async () => {
    const { registries } = both();
    expect(await registries.ours.metrics()).toBe(await registries.theirs.metrics());
  });

  test("of a series that was removed and has come back", async () => {
    const { registries, each } = both();
    each((one) => one.labels("toy", "1").observe(0.5));
    each((one) => one.labels("toy", "2").observe(0.5));
    each((one) => one.remove("toy", "1"));
    expect(await registries.ours.metrics()).toBe(await registries.theirs.metrics());
    each((one) => one.labels("toy", "1").observe(0.05));
    const text = await registries.ours.metrics();
    expect(text).toBe(await registries.theirs.metrics());
    expect(text).toContain('toy_seconds_sum{model="toy",version="1"} 0.05');
  });

  test("after a reset", async () => {
    const { registries, each } = both();
    each((one) => one.labels("toy", "1").observe(0.5));
    for (const registry of Object.values(registries)) registry.resetMetrics();
    expect(await registries.ours.metrics()).toBe(await registries.theirs.metrics());
  });

  test("of the processes of a cluster together", async () => {
    const { registries, each } = both();
    each((one) => one.labels("toy", "1").observe(0.5));
    const together = async (registry: Registry) => {
      const one = await registry.getMetricsAsJSON();
      return AggregatorRegistry.aggregate([one, one]).metrics();
    };
    const text = await together(registries.ours);
    expect(text).toBe(await together(registries.theirs));
    expect(text).toContain('toy_seconds_count{model="toy",version="1"} 2');
  });
});

describe("a tally refuses", () => {
  test("more or fewer labels than it has names", () => {
    const { ours } = both();
    expect(() => ours.labels("toy")).toThrow("toy_seconds: expected 2 labels (model, version), got 1");
    expect(() => ours.labels("toy", "1", "2")).toThrow("toy_seconds: expected 2 labels (model, version), got 3");
  });

  test.each([Number.NaN, Infinity])("%p", (value) => {
    expect(() => both().ours.labels("toy", "1").observe(value)).toThrow("toy_seconds: expected a finite number, got");
  });
});
