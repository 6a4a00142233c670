import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { evenPictures } from "../support/pictures.js";
import { startToyServer, type ToyServer } from "../support/toy-server.js";
import { oddsModel, tableModel } from "../support/toy-zoo.js";

let server: ToyServer;

beforeAll(async () => {
  const models = [
    { name: "toy-odds", onnx: oddsModel(9), accuracy: 0.9 },
    { name: "toy-table", onnx: tableModel(), accuracy: 0.5 },
  ];
  server = await startToyServer(models, { maxRows: 8 });
});
afterAll(() => server.stop());

const boundary = "b0undary";

/** A body byte by byte: parts of headers and content. */
function body(parts: readonly (readonly [string, Buffer | string])[], end = `--${boundary}--\r\n`): Buffer {
  const pieces = parts.flatMap(([headers, content]) => [`--${boundary}\r\n${headers}\r\n\r\n`, content, "\r\n"]);
  return Buffer.concat([...pieces, end].map((piece) => Buffer.from(piece)));
}

const file = (name: string, more = "") => `content-disposition: form-data; name="${name}"; filename="x.png"${more}`;

async function post(content: Buffer | FormData, query = "", type = `multipart/form-data; boundary=${boundary}`) {
  const headers: Record<string, string> = content instanceof FormData ? {} : { "content-type": type };
  const response = await fetch(`${server.url}/predict/digit${query}`, { method: "POST", body: content, headers });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

describe("multipart/form-data is answered", () => {
  test("with a prediction per file, in order, by the choices of the query", async () => {
    const form = new FormData();
    for (const [type, bytes] of Object.entries(evenPictures)) {
      form.append("image", new Blob([new Uint8Array(bytes)], { type }), "digit");
    }
    const { status, body: answer } = await post(form, "?model=toy-table&probabilities=false&topK=1");
    const prediction = { digit: 3, confidence: 1, top: [{ digit: 3, probability: 1 }] };
    expect([status, answer]).toEqual([
      200,
      { model: "toy-table", version: "1", predictions: [prediction, prediction, prediction] },
    ]);
  });

  test("whatever stands before the first part and behind the last one", async () => {
    const parts = body([[file("file"), evenPictures["image/png"]]]);
    const whole = Buffer.concat([Buffer.from("preamble\r\n"), parts, Buffer.from("epilogue")]);
    expect(await post(whole)).toMatchObject({ status: 200, body: { predictions: [{ digit: expect.any(Number) }] } });
  });
});

describe("multipart/form-data is refused", () => {
  const png = evenPictures["image/png"];

  test.each([
    ["no boundary", body([[file("file"), png]]), "Boundary not found", "malformed_multipart", "multipart/form-data"],
    ["another boundary", body([[file("file"), png]]), "", "malformed_multipart", "multipart/form-data; boundary=other"],
    ["its end missing", body([[file("file"), png]], ""), "Unexpected end", "malformed_multipart"],
    ["half of a part", body([[file("file"), png]]).subarray(0, 200), "Unexpected end", "malformed_multipart"],
    ["no part", body([]), "body: expected at least one file, got none", "invalid_input"],
    ["a field", body([['content-disposition: form-data; name="model"', "m"]]), 'the field "model"', "invalid_input"],
    [
      "a part that does not say what it is",
      body([
        [file("file"), png],
        ["content-type: image/png", png],
      ]),
      "parts[1]: expected a Content-Disposition of form-data with a name, got nothing",
      "invalid_input",
    ],
    ["a part without headers", body([["", png]]), "parts[0]: expected a Content-Disposition", "invalid_input"],
    [
      "a part that is no form-data",
      body([["content-type: image/png\r\nContent-Disposition: attachment; filename=x.png", png]]),
      'parts[0]: expected a Content-Disposition of form-data with a name, got "attachment; filename=x.png"',
      "invalid_input",
    ],
    [
      "a part without a name",
      body([["content-disposition: form-data; filename=x", png]]),
      "with a name",
      "invalid_input",
    ],
    [
      "a part whose headers are too many",
      body([[`${"x-more: 1\r\n".repeat(40)}${file("file")}`, png]]),
      "the headers of a part are too long",
      "malformed_multipart",
    ],
    ["another name", body([[file("photo"), png]]), 'name file or image, got "photo"', "invalid_input"],
    [
      "an empty file",
      body([
        [file("file"), png],
        [file("file"), ""],
      ]),
      "files[1]: expected a file",
      "invalid_input",
    ],
    [
      "no picture",
      body([
        [file("file"), png],
        [file("file"), "x"],
      ]),
      "files[1]: expected a PNG",
      "invalid_input",
    ],
  ])("with %s", async (...[, content, message, code, type]) => {
    const answer = await post(content, "", type);
    expect([answer.status, answer.body.error.code]).toEqual([400, code]);
    expect(answer.body.error.message).toContain(message);
  });

  test("with more files than rows are allowed", async () => {
    const answer = await post(body(Array(9).fill([file("file"), png])));
    expect(answer).toMatchObject({ status: 413, body: { error: { code: "too_many_rows", details: { maxRows: 8 } } } });
  });
});
