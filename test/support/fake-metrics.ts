import type { Page } from "playwright-core";

/** Answers GET /metrics: each reading finds 40 more rows, in batches of 8, of which each took 1 to 2.5 ms. */
export async function fakeMetrics(page: Page): Promise<void> {
  let readings = 0;
  await page.route("**/metrics", (route) => {
    const batches = 5 * readings++;
    const text = [
      `zoo_batch_rows_sum{model="digit-gru-bn",version="1"} ${8 * batches}`,
      `zoo_batch_rows_count{model="digit-gru-bn",version="1"} ${batches}`,
      `zoo_prediction_seconds_bucket{le="0.001",model="digit-gru-bn"} 0`,
      `zoo_prediction_seconds_bucket{le="0.0025",model="digit-gru-bn"} ${batches}`,
      `zoo_prediction_seconds_bucket{le="+Inf",model="digit-gru-bn"} ${batches}`,
      `zoo_queue_rows{model="digit-gru-bn",version="1"} 3`,
      `zoo_queue_rows{model="digit-lstm-bn",version="1"} 4`,
    ];
    return route.fulfill({ contentType: "text/plain", body: `# HELP x\n${text.join("\n")}\n` });
  });
}
