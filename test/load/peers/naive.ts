// node naive.js [--threads 1] <digit model> [<text model>]: prints its address, ends when its standard input does.
// The server that everybody writes: Express, express.json, and session.run in the handler, with all rows of a request
// in one run. Nothing is validated. onnxruntime has a thread a core, its default; with --threads 1 it has one, and does
// not spin on the core that the client needs.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { committedZoo, decodeDigits, decodeSentiments, encodeSentiments, parseVocabulary } from "@rnn-zoo/models";
import { rnnzoo } from "@rnn-zoo/proto/predict";
import express from "express";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { serveUntilStdinEnds } from "./serve-until-stdin-ends.js";

const { PredictDigitRequest, PredictDigitResponse } = rnnzoo.predict;
const { values, positionals } = parseArgs({ options: { threads: { type: "string" } }, allowPositionals: true });
const [digitModel = "", textModel] = positionals;
const sessionOptions = values.threads === undefined ? {} : { intraOpNumThreads: Number(values.threads) };
const limit = "8mb";
const app = express();

const digits = await openModel(digitModel);
app.post("/predict/digit", express.json({ limit }), express.raw({ limit, type: "application/*" }), async (req, res) => {
  const asked = req.headers["content-type"];
  const pixels = asked === "application/json" ? Uint8Array.from(req.body.instances.flat(2)) : pixelsOf(asked, req.body);
  const scores = await digits.run(new Tensor("uint8", pixels, [pixels.length / 784, 28, 28]));
  const answer = { model: digitModel, version: "1", predictions: decodeDigits(scores) };
  if (asked !== "application/x-protobuf") {
    res.json(answer);
    return;
  }
  const predictions = answer.predictions.map((one) => ({ ...one, probabilities: [...one.probabilities] }));
  res
    .type("application/x-protobuf")
    .send(Buffer.from(PredictDigitResponse.encode({ ...answer, predictions }).finish()));
});

if (textModel !== undefined) {
  const texts = await openModel(textModel);
  const file = join(committedZoo, textModel, "1", "vocabulary.txt");
  const vocabulary = parseVocabulary(await readFile(file, "utf8"), file);
  app.post("/predict/sentiment", express.json({ limit }), async (req, res) => {
    const { ids, facts } = encodeSentiments(req.body.instances, vocabulary);
    const scores = await texts.run(new Tensor("int32", ids, [facts.length, 100]));
    res.json({ model: textModel, version: "1", predictions: decodeSentiments(scores, facts) });
  });
}
await serveUntilStdinEnds(app);

function pixelsOf(type: string | undefined, body: Buffer): Uint8Array {
  return type === "application/x-protobuf" ? PredictDigitRequest.decode(body).pixels : body;
}

async function openModel(name: string) {
  const session = await InferenceSession.create(join(committedZoo, name, "1", "model.onnx"), sessionOptions);
  const [input = "", output = ""] = [...session.inputNames, ...session.outputNames];
  return {
    run: async (tensor: Tensor): Promise<Float32Array> => {
      const data = (await session.run({ [input]: tensor }))[output]?.data;
      if (!(data instanceof Float32Array)) throw new Error("expected float32 scores");
      return data;
    },
  };
}
