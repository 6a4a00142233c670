import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { rnnzoo } from "@rnn-zoo/proto/predict";
import sharp from "sharp";
import { refusalOf } from "../support/refusal.js";
import { startToyServer, type ToyServer } from "../support/toy-server.js";
import { oddsModel, picture, tableModel } from "../support/toy-zoo.js";

const models = [
  { name: "toy-odds", onnx: oddsModel(9), accuracy: 0.9 },
  { name: "toy-table", onnx: tableModel(), accuracy: 0.5 },
];
const json = { "content-type": "application/json" };
const bytes = { "content-type": "application/octet-stream" };
let server: ToyServer;

beforeAll(async () => {
  server = await startToyServer(models, { maxBodyBytes: 65_536 });
});
afterAll(() => server.stop());

const refusal = (path: string, init: RequestInit) => refusalOf(server.url + path, init);
const post = (headers: Record<string, string>, body: RequestInit["body"] = null, query = "") =>
  refusal(`/predict/digit${query}`, { method: "POST", headers, body });

async function isAlive(): Promise<boolean> {
  const response = await fetch(`${server.url}/predict/digit`, { method: "POST", headers: bytes, body: picture() });
  return response.status === 200;
}

describe("400", () => {
  const row = Array.from(picture());

  test.each([
    ["{", "malformed_json", "body: expected JSON"],
    ["", "empty_body", "body: expected content, got 0 bytes"],
    ["[]", "invalid_input", "body: expected a JSON object"],
    ["{}", "invalid_input", "instances: expected a list of at least one digit, got nothing"],
    ['{"instances":[]}', "invalid_input", "instances: expected a list of at least one digit, got an array of 0"],
    ['{"instances":"x"}', "invalid_input", 'instances: expected a list of at least one digit, got "x"'],
    ['{"instances":[1]}', "invalid_input", "instances[0]: expected 28 rows of 28 numbers"],
    [
      JSON.stringify({ instances: [row, row.with(27, -1)] }),
      "invalid_input",
      "instances[1][27]: expected a whole number",
    ],
    ['{"instances":[{"image":"!"}]}', "invalid_input", "instances[0].image: expected a picture as base64 text"],
    ['{"instances":[],"topk":1}', "invalid_input", 'got the unknown field "topk"'],
    ['{"instances":[],"__proto__":{}}', "invalid_input", 'got the unknown field "__proto__"'],
    [`{"instances":${"[".repeat(9_999)}${"]".repeat(9_999)}}`, "invalid_input", "instances[0]: expected 28 rows"],
    ["\u0000\uffff", "malformed_json", "body: expected JSON"],
  ])("%j is refused", async (body, code, message) => {
    const error = await post(json, body);
    expect([error.status, error.code]).toEqual([400, code]);
    expect(error.message).toContain(message);
    expect(await isAlive()).toBe(true);
  });

  test("an unusable input names its place, what was expected and what came", async () => {
    const error = await post(json, JSON.stringify({ instances: [row.with(5, 300)] }));
    expect(error.details).toEqual({
      path: "instances[0][5]",
      expected: "a whole number from 0 to 255",
      received: "300",
    });
  });

  test.each([
    [bytes, Buffer.alloc(783), "invalid_input"],
    [{ "content-type": "image/png" }, Buffer.from("no picture"), "invalid_input"],
    [{ "content-type": "application/x-protobuf" }, Buffer.from([0x0a, 0xff, 0xff]), "malformed_protobuf"],
    [{ ...json, "content-encoding": "gzip" }, Buffer.from("no gzip"), "unreadable_body"],
    [{ ...json, "content-encoding": "gzip" }, gzipSync("x".repeat(99_000)).subarray(0, 50), "unreadable_body"],
  ])("a body that is not what %j says is refused", async (headers, body, code) => {
    expect(await post(headers, body)).toMatchObject({ status: 400, code });
    expect(await isAlive()).toBe(true);
  });

  test("a picture of nothing is refused", async () => {
    const white = { r: 255, g: 255, b: 255 };
    const blank = await sharp({ create: { width: 200, height: 300, channels: 3, background: white } })
      .png()
      .toBuffer();
    const error = await post({ "content-type": "image/png" }, blank);
    expect(error.message).toBe("body: expected a picture of a digit, got one without ink");
  });

  test("a query that is not taken is refused", async () => {
    expect(await post(bytes, picture(), "?modle=x")).toMatchObject({ status: 400, code: "invalid_input" });
  });

  test("a path that cannot be decoded is refused", async () => {
    expect(await refusal("/models/%E0%A4%A", {})).toMatchObject({ status: 400, code: "unreadable_body" });
  });
});

describe("404", () => {
  test("an unknown model is named", async () => {
    const error = await post(bytes, picture(), "?model=zebra");
    expect([error.status, error.code, error.message]).toEqual([
      404,
      "unknown_model",
      'there is no model "zebra", only toy-odds, toy-table; GET /models lists all',
    ]);
    expect(error.details).toEqual({ models: ["toy-odds", "toy-table"] });
  });

  test("an unknown model in the address is refused with those that exist", async () => {
    const error = await refusal("/predict/digits", { method: "POST", headers: bytes, body: picture() });
    expect(error).toMatchObject({ status: 404, code: "unknown_model", details: { models: ["toy-odds", "toy-table"] } });
  });

  test("a body that names another model than the address does is refused", async () => {
    const init = { method: "POST", headers: bytes, body: picture() };
    const error = await refusal("/predict/toy-odds?model=toy-table", init);
    const message = 'model: expected "toy-odds", as the address says, got "toy-table"';
    expect([error.status, error.message]).toEqual([400, message]);
  });

  test.each(["../toy-odds", "toy-odds/../toy-table", "/etc", "..", "toy-odds\u0000"])(
    "a model named %j is unknown, whatever lies there",
    async (name) => {
      const address = encodeURIComponent(name);
      expect(await post(bytes, picture(), `?model=${address}`)).toMatchObject({ status: 404, code: "unknown_model" });
      expect(await post(bytes, picture(), `?model=toy-odds&version=${address}`)).toMatchObject({ status: 404 });
      expect(await refusal(`/models/${address.replaceAll(".", "%2e")}`, {})).toMatchObject({ status: 404 });
    },
  );

  test("an unknown version is refused with those that exist", async () => {
    const error = await post(bytes, picture(), "?model=toy-odds&version=9");
    expect([error.status, error.message]).toEqual([404, 'toy-odds has no version "9", only 1; GET /models lists all']);
  });

  test.each(["/", "/predict", "/predict/digit/7", "/constructor"])("%s is no route", async (path) => {
    expect(await refusal(path, {})).toMatchObject({ status: 404, code: "unknown_route" });
  });
});

describe("405", () => {
  test.each([
    ["GET", "/predict/digit", "POST"],
    ["PUT", "/predict/digit", "POST"],
    ["GET", "/predict/toy-odds", "POST"],
    ["POST", "/models", "GET, HEAD"],
    ["DELETE", "/models/toy-odds", "GET, HEAD"],
    ["POST", "/livez", "GET, HEAD"],
    ["PATCH", "/readyz", "GET, HEAD"],
  ])("%s %s is refused with Allow: %s", async (method, path, allow) => {
    const error = await refusal(path, { method });
    expect([error.status, error.code, error.headers.get("allow")]).toEqual([405, "method_not_allowed", allow]);
  });
});

describe("406", () => {
  test("an Accept header that allows no answer is refused, before the body is read", async () => {
    const small = await post({ ...bytes, accept: "text/html, application/json;q=0" }, Buffer.from("no digit"));
    const offered = ["application/json", "application/x-protobuf"];
    expect(small).toMatchObject({ status: 406, code: "not_acceptable", details: { offered } });
  });
});

describe("413", () => {
  test("a body that is too large is refused", async () => {
    const error = await post(bytes, Buffer.alloc(65_537));
    expect(error).toMatchObject({ status: 413, code: "body_too_large", details: { maxBytes: 65_536 } });
  });

  test("a body that is too large once it is inflated is refused", async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    expect(bomb.length).toBeLessThan(65_536);
    const error = await post({ ...bytes, "content-encoding": "gzip" }, bomb);
    expect(error).toMatchObject({ status: 413, code: "body_too_large" });
    expect(await isAlive()).toBe(true);
  });

  test("too many instances are refused", async () => {
    const error = await post(json, JSON.stringify({ instances: Array(65).fill(0) }));
    expect(error).toMatchObject({ status: 413, code: "too_many_rows", details: { maxRows: 64 } });
  });

  test("too many images in protobuf are refused before one is opened", async () => {
    const images = Array(65).fill(new Uint8Array(1));
    const body = rnnzoo.predict.PredictDigitRequest.encode({ images }).finish();
    const error = await post({ "content-type": "application/x-protobuf" }, Buffer.from(body));
    expect(error).toMatchObject({ status: 413, code: "too_many_rows" });
  });
});

describe("415", () => {
  test.each(["text/plain", "application/xml", "image/gif", "constructor"])(
    "%s is refused with the right types",
    async (type) => {
      const error = await post({ "content-type": type }, "x");
      const accepted = [
        "application/json",
        "image/png",
        "image/jpeg",
        "image/webp",
        "multipart/form-data",
        "application/octet-stream",
        "application/x-protobuf",
      ];
      expect(error).toMatchObject({ status: 415, code: "unsupported_type", details: { accepted } });
      expect(error.headers.get("accept")).toBe(accepted.join(", "));
    },
  );

  test("no type at all is refused", async () => {
    expect(await post({}, picture())).toMatchObject({ status: 415, code: "unsupported_type" });
  });

  test("an unknown Content-Encoding is refused", async () => {
    const error = await post({ ...bytes, "content-encoding": "rot13" }, picture());
    expect(error).toMatchObject({ status: 415, code: "unsupported_encoding" });
  });
});
