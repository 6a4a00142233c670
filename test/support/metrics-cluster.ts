// Two workers that have each counted one request; each answers any HTTP request with the metrics.
import cluster from "node:cluster";
import { createServer } from "node:http";
import { answerClusterMetrics, metricsReader } from "@rnn-zoo/serve/cluster-metrics.js";
import { createMetrics } from "@rnn-zoo/serve/metrics.js";

if (cluster.isPrimary) {
  answerClusterMetrics();
  let listening = 0;
  cluster.on("listening", (_worker, { port }) => {
    if (++listening === 2) process.stdout.write(`${port}\n`);
  });
  cluster.fork();
  cluster.fork();
} else {
  const metrics = createMetrics();
  const read = metricsReader(metrics);
  metrics.request("/here", 200, 1, { startedAt: 0 });
  const server = createServer((_req, res) => void read().then((text) => res.end(text)));
  server.listen({ port: 0, host: "127.0.0.1" });
}
