// node bare.js: prints its address, ends when its standard input does.
// node:http and nothing else: it reads the body and always gives the same answer. What HTTP costs in Node.
import { createServer } from "node:http";
import { serveUntilStdinEnds } from "./serve-until-stdin-ends.js";

const probabilities = [0.01, 0.01, 0.01, 0.9, 0.01, 0.01, 0.01, 0.01, 0.01, 0.02];
const answer = JSON.stringify({
  model: "none",
  version: "1",
  predictions: [{ digit: 3, confidence: 0.9, probabilities }],
});
const headers = { "content-type": "application/json", "content-length": answer.length };
await serveUntilStdinEnds(
  createServer((req, res) => {
    req.resume().on("end", () => res.writeHead(200, headers).end(answer));
  }),
);
