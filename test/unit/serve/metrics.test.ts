import { readFile } from "node:fs/promises";
import { describe, expect, test } from "@jest/globals";
import { createMetrics } from "@rnn-zoo/serve/metrics.js";

const prediction = { startedAt: 0, model: "toy", version: "1", rows: 2, queueMs: 0.2, computeMs: 0.7 };
const report = { model: "toy", version: "1", requests: 1, queueMs: 0, computeMs: 1, failed: 0 };

describe("metrics", () => {
  test("count a prediction into buckets below a millisecond", async () => {
    const metrics = createMetrics();
    metrics.request("/predict/digit", 200, 1.5, prediction);
    const text = await metrics.registry.metrics();
    expect(text).toContain('zoo_queue_seconds_bucket{le="0.0001",model="toy",version="1"} 0');
    expect(text).toContain('zoo_queue_seconds_bucket{le="0.00025",model="toy",version="1"} 1');
    expect(text).toContain('zoo_compute_seconds_bucket{le="0.0005",model="toy",version="1"} 0');
    expect(text).toContain('zoo_compute_seconds_bucket{le="0.001",model="toy",version="1"} 1');
    expect(text).toContain('zoo_prediction_seconds_sum{model="toy",version="1"} 0.0015');
    expect(text).toContain('zoo_responses_total{route="/predict/digit",status="200"} 1');
  });

  test("count a refusal by its code, and as no prediction", async () => {
    const metrics = createMetrics();
    metrics.request("/predict/digit", 503, 0.1, { startedAt: 0, model: "toy", version: "1", error: "queue_full" });
    const text = await metrics.registry.metrics();
    expect(text).toContain('zoo_rejects_total{reason="queue_full"} 1');
    expect(text).not.toContain("zoo_prediction_seconds_count{");
  });

  test("count the rows and the padding of batches", async () => {
    const metrics = createMetrics();
    metrics.batch({ ...report, rows: 6, padding: 0.25 });
    metrics.batch({ ...report, rows: 2, padding: 0 });
    const text = await metrics.registry.metrics();
    expect(text).toContain('zoo_batch_rows_sum{model="toy",version="1"} 8');
    expect(text).toContain('zoo_batch_rows_bucket{le="4",model="toy",version="1"} 1');
    expect(text).toContain('zoo_padding_rows_total{model="toy",version="1"} 1.5');
  });

  test("forget a version that is served no more, and no other", async () => {
    const metrics = createMetrics();
    for (const version of ["1", "2"]) {
      metrics.request("/predict/digit", 200, 1.5, { ...prediction, version });
      metrics.batch({ ...report, version, rows: 2, padding: 0.5 });
    }
    metrics.forget("toy", "1");
    const text = await metrics.registry.metrics();
    expect(text).not.toContain('version="1"');
    expect(text.match(/version="2"/g)?.length).toBeGreaterThan(50);
    metrics.request("/predict/digit", 200, 1.5, prediction); // it comes back
    expect(await metrics.registry.metrics()).toContain('zoo_queue_seconds_count{model="toy",version="1"} 1');
  });

  test("ask for what is now, and forget what is gone", async () => {
    const metrics = createMetrics();
    const queues = [
      { model: "toy", version: "1", waitingRows: 7 },
      { model: "old", version: "1", waitingRows: 1 },
    ];
    metrics.watch({
      inFlight: () => 3,
      queues: () => queues,
      threads: () => 2,
      models: () => [
        { model: "toy", version: "1", state: "ready" },
        { model: "old", version: "1", state: "failed" },
      ],
      droppedLines: () => 0,
    });
    const text = await metrics.registry.metrics();
    expect(text).toContain("zoo_requests_in_flight 3");
    expect(text).toContain("zoo_sessions 2"); // one ready model on two threads
    expect(text).toContain('zoo_queue_rows{model="old",version="1"} 1');
    expect(text).toContain('zoo_model_state{model="old",version="1",state="failed"} 1');
    queues.pop();
    expect(await metrics.registry.metrics()).not.toContain('zoo_queue_rows{model="old"');
  });
});

test("serve/README names each metric of the server, and no other", async () => {
  const readme = await readFile(new URL("../../../../serve/README.md", import.meta.url), "utf8");
  const metrics = createMetrics();
  metrics.watch({ inFlight: () => 0, queues: () => [], threads: () => 0, models: () => [], droppedLines: () => 0 });
  const named = Array.from(readme.matchAll(/`(zoo_\w+)(?:\{[\w,]+\})?`/g), ([, name]) => name);
  expect(named.sort()).toEqual(
    metrics.registry
      .getMetricsAsArray()
      .map(({ name }) => name)
      .sort(),
  );
});
