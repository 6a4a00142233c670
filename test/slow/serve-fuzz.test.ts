import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { writeWav } from "@rnn-zoo/models";
import { rnnzoo } from "@rnn-zoo/proto/predict";
import { evenPictures } from "../support/pictures.js";
import { startToyServer, type ToyServer } from "../support/toy-server.js";
import { lowBinsModel, oddsModel, picture, toyWords, wordsModel } from "../support/toy-zoo.js";

const requests = 20_000;
const atOnce = 16;
const { PredictDigitRequest, PredictSentimentRequest, PredictSoundRequest } = rnnzoo.predict;
let server: ToyServer;

beforeAll(async () => {
  server = await startToyServer([
    { name: "toy-odds", onnx: oddsModel(9) },
    { name: "toy-words", task: "sentiment", onnx: wordsModel(), words: toyWords },
    { name: "toy-bins", task: "sound", onnx: lowBinsModel() },
  ]);
});
afterAll(() => server.stop());

/** Numerical Recipes' generator: the same requests on every run. */
function randomBelow(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const form = Buffer.concat([
  Buffer.from('--b\r\ncontent-disposition: form-data; name="file"; filename="x"\r\n\r\n'),
  evenPictures["image/png"],
  Buffer.from("\r\n--b--\r\n"),
]);
const json = (value: object) => Buffer.from(JSON.stringify(value));
const wave = writeWav(new Int16Array(800).fill(900), 8_000);

/** Good requests; what is sent differs a little. */
const good: readonly (readonly [task: string, type: string, body: Uint8Array])[] = [
  ["digit", "application/json", json({ instances: [[...picture({ 3: 9 })]], topK: 3, scale: "byte", binarize: true })],
  ["digit", "application/json", json({ instances: [{ image: evenPictures["image/png"].toString("base64") }] })],
  ...Object.entries(evenPictures).map(([type, file]) => ["digit", type, file] as const),
  ["digit", "multipart/form-data; boundary=b", form],
  ["digit", "application/octet-stream", picture({ 3: 9 })],
  ["digit", "application/x-protobuf", PredictDigitRequest.encode({ images: [evenPictures["image/png"]] }).finish()],
  ["sentiment", "application/json", json({ instances: ["good é😀 bad"], topK: 1 })],
  ["sentiment", "text/plain; charset=utf-8", Buffer.from("a good day")],
  ["sentiment", "application/x-protobuf", PredictSentimentRequest.encode({ instances: ["good", "bad"] }).finish()],
  ["sound", "audio/wav", wave],
  ["sound", "application/x-protobuf", PredictSoundRequest.encode({ waves: [wave] }).finish()],
  ["sound", "multipart/form-data; boundary=b", form],
];
const queries = ["", "", "", "?topK=2", "?topK=x", "?model=toy-odds", "?threshold=1e9", "?binarize=0.5", "?%ff=1"];
const encodings = ["identity", "identity", "identity", "identity", "gzip", "br", "deflate", "x"];
const insertions = ["{", "[", '"', "\\", "\r\n--b", "e9", ",", "-", "\0"];

function picked<T>(list: readonly T[], below: (limit: number) => number): T {
  const [one] = list.slice(below(list.length));
  if (one === undefined) throw new Error("nothing to pick from");
  return one;
}

function mutated(original: Uint8Array, below: (limit: number) => number): Buffer {
  let body = Buffer.from(original);
  for (let count = below(5); count > 0; count--) {
    const at = below(body.length);
    const kind = below(4);
    const inserted = Buffer.from(insertions[below(insertions.length)] ?? "");
    if (kind === 0) body[at] = below(256);
    else if (kind === 1) body = body.subarray(0, at + 1);
    else if (kind === 2) body = Buffer.concat([body.subarray(0, at), body.subarray(below(body.length))]);
    else body = Buffer.concat([body.subarray(0, at), inserted, body.subarray(at)]);
    if (body.length === 0) body = Buffer.from("x");
  }
  return body;
}

/** Status and code of the answer. */
function send(path: string, headers: Record<string, string>, body: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(`${server.url}/predict/${path}`, { method: "POST", headers }, (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => resolve(`${response.statusCode} ${JSON.parse(text).error?.code ?? "answered"}`));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

test("thousands of requests with random mistakes are each answered in JSON, and none is a mistake of ours", async () => {
  const below = randomBelow(7);
  const seen = new Map<string, number>();
  let left = requests;
  async function client(): Promise<void> {
    while (left-- > 0) {
      const [task, type, body] = picked(good, below);
      const encoding = picked(encodings, below);
      const content = mutated(body, below);
      const headers = { "content-type": type, "content-length": `${content.length}`, "content-encoding": encoding };
      const outcome = await send(
        `${below(20) === 0 ? picked(good, below)[0] : task}${picked(queries, below)}`,
        headers,
        content,
      );
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, client));
  const statuses = [...seen.keys()].filter((outcome) => !/^(200|400|404|413|415) /.test(outcome));
  expect(statuses).toEqual([]);
  expect(seen.get("200 answered")).toBeGreaterThan(requests / 50);
  expect([...seen.values()].reduce((sum, count) => sum + count)).toBe(requests);
  expect(server.logged.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
}, 600_000);
