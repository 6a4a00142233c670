import { expect, test } from "@jest/globals";
import { difference, parseMetrics } from "../../load/scenarios/metrics-watch.js";

const before = `# HELP zoo_batch_rows Rows that ran together
# TYPE zoo_batch_rows histogram
zoo_batch_rows_bucket{model="a",version="1",le="1"} 10
zoo_batch_rows_bucket{model="a",version="1",le="8"} 10
zoo_batch_rows_bucket{model="a",version="1",le="+Inf"} 10
zoo_rejects_total{reason="queue_full"} 2
`;
const after = `zoo_batch_rows_bucket{model="a",version="1",le="1"} 13
zoo_batch_rows_bucket{model="a",version="1",le="8"} 18
zoo_batch_rows_bucket{model="a",version="1",le="+Inf"} 19
zoo_batch_rows_bucket{model="b",version="1",le="1"} 1
zoo_batch_rows_bucket{model="b",version="1",le="8"} 1
zoo_batch_rows_bucket{model="b",version="1",le="+Inf"} 1
zoo_rejects_total{reason="queue_full"} 5
zoo_rejects_total{reason="say \\"no\\", {please}"} 1
`;

test("what was counted between two looks is batches by size, over all models, and refusals by reason", () => {
  expect(difference(parseMetrics(before), parseMetrics(after))).toEqual({
    batchRows: [
      ["1", 4],
      ["8", 5],
      ["+Inf", 1],
    ],
    rejects: { queue_full: 3, 'say \\"no\\", {please}': 1 },
  });
});

test("metrics have a name, labels and a value; comments are skipped", () => {
  expect(parseMetrics("# TYPE a gauge\na 1.5e3\nb{} NaN\n\n")).toEqual([
    { name: "a", labels: {}, value: 1500 },
    { name: "b", labels: {}, value: Number.NaN },
  ]);
});
