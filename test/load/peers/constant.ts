// node constant.js: prints its address, ends when its standard input does.
// Express as it comes, which reads the body and always gives the same answer: what HTTP alone costs.
import express from "express";
import { serveUntilStdinEnds } from "./serve-until-stdin-ends.js";

const probabilities = [0.01, 0.01, 0.01, 0.9, 0.01, 0.01, 0.01, 0.01, 0.01, 0.02];
const answer = { model: "none", version: "1", predictions: [{ digit: 3, confidence: 0.9, probabilities }] };
const app = express();
app.post("/predict/digit", express.json({ limit: "8mb" }), (_req, res) => {
  res.json(answer);
});
await serveUntilStdinEnds(app);
