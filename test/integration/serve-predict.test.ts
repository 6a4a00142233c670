import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { rnnzoo } from "@rnn-zoo/proto/predict";
import { expectOneDeath, onceFatal, poison } from "../support/death.js";
import { evenPictures } from "../support/pictures.js";
import { startToyServer, type ToyServer } from "../support/toy-server.js";
import { oddsModel, picture, tableModel } from "../support/toy-zoo.js";

const { PredictDigitRequest, PredictDigitResponse } = rnnzoo.predict;

interface Answer {
  model: string;
  version: string;
  predictions: { digit: number; confidence: number; probabilities: number[] }[];
}

let server: ToyServer;

beforeAll(async () => {
  const models = [
    { name: "toy-odds", onnx: oddsModel(9), accuracy: 0.9 },
    { name: "toy-odds", version: "2", onnx: oddsModel(27), accuracy: 0.9 },
    { name: "toy-table", onnx: tableModel(), accuracy: 0.8 },
  ];
  server = await startToyServer(models, {}, new URL("../support/dying-worker.js", import.meta.url));
});
afterAll(() => server.stop());

function post(
  type: string,
  body: NonNullable<RequestInit["body"]>,
  query = "",
  headers: Record<string, string> = {},
): Promise<Response> {
  const init = { method: "POST", body, headers: { "content-type": type, ...headers } };
  return fetch(`${server.url}/predict/digit${query}`, init);
}

async function predict(body: object): Promise<Answer> {
  const response = await post("application/json", JSON.stringify(body));
  expect(response.status).toBe(200);
  return JSON.parse(await response.text());
}

const numbers = (ink: Readonly<Record<number, number>>) => Array.from(picture(ink));
const digitsOf = ({ predictions }: Answer) => predictions.map(({ digit }) => digit);

describe("POST /predict/digit answers", () => {
  test("with the model, its version and a prediction per instance", async () => {
    const { model, version, predictions } = await predict({ instances: [numbers({ 3: 255 }), numbers({ 8: 255 })] });
    expect([model, version]).toEqual(["toy-odds", "2"]);
    expect(predictions.map(({ digit, confidence }) => [digit, confidence])).toEqual([
      [3, expect.closeTo(0.75, 6)],
      [8, expect.closeTo(0.75, 6)],
    ]);
    expect(predictions[0]?.probabilities).toEqual(
      Array.from({ length: 10 }, (_, k) => expect.closeTo(k === 3 ? 0.75 : 0.25 / 9, 6)),
    );
  });

  test("by the model and the version that are asked for", async () => {
    const instances = [numbers({ 3: 255, 783: 7 })];
    const first = await predict({ instances, model: "toy-odds", version: "1" });
    expect([first.model, first.version, first.predictions[0]?.confidence]).toEqual([
      "toy-odds",
      "1",
      expect.closeTo(0.5, 6),
    ]);
    expect(digitsOf(await predict({ instances, model: "toy-table" }))).toEqual([7]);
  });

  test("rows of rows, and numbers from 0 to 1", async () => {
    const rows = Array.from({ length: 28 }, (_, y) =>
      Array.from({ length: 28 }, (__, x) => (y === 0 && x === 6 ? 1 : 0)),
    );
    expect(digitsOf(await predict({ instances: [rows], scale: "unit" }))).toEqual([6]);
  });

  test("pictures inside JSON, in order with numbers", async () => {
    const image = evenPictures["image/png"].toString("base64");
    const answer = await predict({ instances: [numbers({ 783: 5 }), { image }], model: "toy-table" });
    expect(digitsOf(answer)).toEqual([5, 3]);
  });

  test.each(Object.entries(evenPictures))("%s", async (type, file) => {
    const response = await post(type, file, "?model=toy-table");
    expect(await response.json()).toMatchObject({ model: "toy-table", predictions: [{ digit: 3, confidence: 1 }] });
  });

  test("raw bytes", async () => {
    const body = Buffer.concat([picture({ 783: 11 }), picture({ 783: 199 })]);
    const response = await post("application/octet-stream", body, "?model=toy-table&version=1");
    expect(await response.json()).toMatchObject({ predictions: [{ digit: 1 }, { digit: 9 }] });
  });

  test("protobuf in protobuf when Accept asks for it", async () => {
    const body = PredictDigitRequest.encode({ pixels: picture({ 783: 4 }), model: "toy-table" }).finish();
    const response = await post("application/x-protobuf", Buffer.from(body), "", { accept: "application/x-protobuf" });
    expect(response.headers.get("content-type")).toBe("application/x-protobuf");
    const answer = PredictDigitResponse.decode(new Uint8Array(await response.arrayBuffer()));
    expect([answer.model, answer.version, answer.predictions[0]?.digit]).toEqual(["toy-table", "1", 4]);
    expect(answer.predictions[0]?.probabilities).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0, 0]);
  });

  test("a compressed body", async () => {
    const json = JSON.stringify({ instances: [numbers({ 2: 255 })] });
    const stream = new Blob([json]).stream().pipeThrough(new CompressionStream("gzip"));
    const body = await new Response(stream).arrayBuffer();
    const response = await post("application/json", body, "", { "content-encoding": "gzip" });
    expect(await response.json()).toMatchObject({ predictions: [{ digit: 2 }] });
  });

  test("a request larger than a batch, in order", async () => {
    const digits = Array.from({ length: 50 }, (_, k) => (k * 7) % 10);
    const instances = digits.map((digit) => numbers({ [digit]: 255 }));
    expect(digitsOf(await predict({ instances }))).toEqual(digits);
  });

  test("requests that share a batch with what each gets alone", async () => {
    const instances = Array.from({ length: 60 }, (_, k) => numbers({ [k % 10]: 255 - k, [(k * 3) % 10]: k }));
    const alone: Answer[] = [];
    for (const instance of instances) alone.push(await predict({ instances: [instance] }));
    const together = await Promise.all(instances.map((instance) => predict({ instances: [instance] })));
    for (const [index, { predictions }] of together.entries()) {
      expect(predictions[0]?.digit).toBe(alone[index]?.predictions[0]?.digit);
      expect(predictions[0]?.confidence).toBeCloseTo(alone[index]?.predictions[0]?.confidence ?? -1, 6);
    }
  });

  test("at the address of a model, whatever is the default", async () => {
    const init = { method: "POST", body: picture({ 783: 6 }), headers: { "content-type": "application/octet-stream" } };
    const response = await fetch(`${server.url}/predict/toy-table`, init);
    expect(await response.json()).toMatchObject({ model: "toy-table", predictions: [{ digit: 6 }] });
  });

  test("with the most probable classes, and without the others, where the body asks for it", async () => {
    const instances = [numbers({ 3: 255, 5: 100 })];
    const { predictions } = await predict({ instances, topK: 2, probabilities: false });
    expect(predictions).toEqual([
      {
        digit: 3,
        confidence: expect.any(Number),
        top: [
          { digit: 3, probability: predictions[0]?.confidence },
          { digit: 5, probability: expect.any(Number) },
        ],
      },
    ]);
  });

  test("in black and white where the body asks for it", async () => {
    const instances = [numbers({ 2: 30 })];
    const [grey] = (await predict({ instances, version: "1" })).predictions;
    const [white] = (await predict({ instances, version: "1", binarize: true })).predictions;
    expect([grey?.confidence, white?.confidence]).toEqual([expect.closeTo(0.1257, 3), expect.closeTo(0.5, 6)]);
  });

  test("base64 in lines, as MIME writes it", async () => {
    const image = evenPictures["image/png"].toString("base64").replace(/.{76}/g, "$&\r\n");
    expect(digitsOf(await predict({ instances: [{ image }], model: "toy-table" }))).toEqual([3]);
  });

  test("with how long it took, in milliseconds", async () => {
    const response = await post("application/octet-stream", picture());
    expect(response.headers.get("server-timing")).toMatch(
      /^queue;dur=\d+\.\d{3}, compute;dur=\d+\.\d{3}, total;dur=\d+\.\d{3}$/,
    );
  });

  test("with the request id that the client gave", async () => {
    const response = await post("application/octet-stream", picture(), "", { "x-request-id": "abc-123" });
    expect(response.headers.get("x-request-id")).toBe("abc-123");
  });

  test("with a new request id when the client gave none, or no plain word", async () => {
    const responses = await Promise.all([
      post("application/octet-stream", picture()),
      post("application/octet-stream", picture(), "", { "x-request-id": "<script>" }),
      post("application/octet-stream", picture(), "", { "x-request-id": "a".repeat(129) }),
    ]);
    const ids = responses.map((response) => response.headers.get("x-request-id"));
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/);
    expect(new Set(ids).size).toBe(3);
  });
});

describe("when something fails", () => {
  test("in a batch of many requests, only the guilty one fails", async () => {
    const bodies = Array.from({ length: 24 }, (_, k) => picture({ 783: k % 6 === 5 ? 200 : k }));
    const responses = await Promise.all(
      bodies.map((body) => post("application/octet-stream", body, "?model=toy-table")),
    );
    const outcomes = await Promise.all(
      responses.map(async (response) => {
        const body = JSON.parse(await response.text());
        return body.error?.code ?? body.predictions[0].digit;
      }),
    );
    expect(outcomes).toEqual(bodies.map((_, k) => (k % 6 === 5 ? "prediction_failed" : k % 10)));
  });

  test("a worker thread that dies loses no request", async () => {
    expectOneDeath();
    const bodies = Array.from({ length: 24 }, (_, k) => picture({ 0: k === 9 ? onceFatal : 0, 783: k }));
    const responses = await Promise.all(
      bodies.map((body) => post("application/octet-stream", body, "?model=toy-table")),
    );
    const answers = await Promise.all(
      responses.map(async (response): Promise<Answer> => JSON.parse(await response.text())),
    );
    expect(answers.flatMap(digitsOf)).toEqual(bodies.map((_, k) => k % 10));
  });

  test("a picture that kills every thread it meets fails alone, and the server goes on", async () => {
    const bodies = [picture({ 783: 1 }), poison, picture({ 783: 3 })];
    const responses = await Promise.all(
      bodies.map((body) => post("application/octet-stream", body, "?model=toy-table")),
    );
    expect(responses.map(({ status }) => status)).toEqual([200, 500, 200]);
    expect((await post("application/octet-stream", picture())).status).toBe(200);
  });
});
