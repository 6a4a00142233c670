import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";

const main = fileURLToPath(new URL("../support/metrics-cluster.js", import.meta.url));

test("whichever worker of a cluster is asked answers with the sum of all", async () => {
  const child = spawn(process.execPath, [main], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [port] = await once(child.stdout, "data");
    for (let i = 0; i < 4; i++) {
      const headers = { connection: "close" }; // so that the other worker gets its turn
      const text = await (await fetch(`http://127.0.0.1:${String(port).trim()}`, { headers })).text();
      expect(text).toContain('zoo_responses_total{route="/here",status="200"} 2');
      expect(text).toContain('zoo_request_seconds_bucket{le="0.001",route="/here"} 2');
    }
  } finally {
    child.kill("SIGTERM");
    await once(child, "close");
  }
});
