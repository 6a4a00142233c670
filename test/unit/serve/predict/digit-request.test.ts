import { describe, expect, test } from "@jest/globals";
import { digitFromImage } from "@rnn-zoo/models";
import { rnnzoo } from "@rnn-zoo/proto/predict";
import { createCrew } from "@rnn-zoo/serve/predict/crew.js";
import { type DigitRequest, digitReaders } from "@rnn-zoo/serve/predict/digit-request.js";
import { evenPictures } from "../../../support/pictures.js";
import { picture } from "../../../support/toy-zoo.js";

const { PredictDigitRequest } = rnnzoo.predict;
const two = Buffer.concat([picture({ 1: 10 }), picture({ 2: 20 })]);

const crew = createCrew();

async function read(type: string, body: Buffer, query = "", maxRows = 4): Promise<DigitRequest> {
  const reader = new Map<string, (typeof digitReaders)[number][1]>(digitReaders).get(type);
  if (!reader) throw new Error(`nothing reads ${type}`);
  const options = { contentType: type, query: new URLSearchParams(query), maxRows, readImage: digitFromImage, crew };
  return reader(body, options);
}

const readJson = (value: unknown) => read("application/json", Buffer.from(JSON.stringify(value)));
const readProto = (message: rnnzoo.predict.PredictDigitRequest.$Properties) =>
  read("application/x-protobuf", Buffer.from(PredictDigitRequest.encode(message).finish()));

describe("a request is read from", () => {
  test("JSON, with a model, a version and a scale", async () => {
    const instance = Array.from(picture({ 5: 1 }));
    expect(await readJson({ instances: [instance], model: "m", version: "2", scale: "unit" })).toEqual({
      pixels: picture({ 5: 255 }),
      model: "m",
      version: "2",
      topK: undefined,
      probabilities: true,
    });
  });

  test.each(Object.entries(evenPictures))("%s, with the model in the query", async (type, file) => {
    expect(await read(type, file, "model=m&version=3")).toMatchObject({
      pixels: new Uint8Array(784).fill(103),
      model: "m",
      version: "3",
    });
  });

  test("JSON with a byte order mark, as if it had none", async () => {
    const json = JSON.stringify({ instances: [Array(784).fill(7)] });
    const request = await read("application/json", Buffer.from(`\ufeff${json}`));
    expect([...request.pixels]).toEqual(Array(784).fill(7));
  });

  test("raw bytes, 784 a digit", async () => {
    const { pixels, model } = await read("application/octet-stream", two);
    expect([...pixels]).toEqual([...two]);
    expect(model).toBeUndefined();
  });

  test("protobuf pixels", async () => {
    const { pixels, model, version } = await readProto({ pixels: two, model: "m", version: "2" });
    expect([[...pixels], model, version]).toEqual([[...two], "m", "2"]);
  });

  test("protobuf images, whose empty model is the default", async () => {
    const { pixels, model } = await readProto({ images: [evenPictures["image/png"], evenPictures["image/webp"]] });
    expect([[...new Set(pixels)], pixels.length, model]).toEqual([[103], 1568, undefined]);
  });

  test("protobuf with a field of a later version, which is skipped", async () => {
    const field15 = Buffer.from([0x78, 0x01]);
    const body = Buffer.concat([PredictDigitRequest.encode({ pixels: two }).finish(), field15]);
    expect((await read("application/x-protobuf", body)).pixels).toHaveLength(1568);
  });

  test.each([
    ["application/octet-stream", Buffer.from(picture({ 5: 25, 6: 26 }))],
    ["application/json", Buffer.from(JSON.stringify({ instances: [[...picture({ 5: 25, 6: 26 })]], binarize: true }))],
  ])("%s, in black and white where binarize says so", async (type, body) => {
    const { pixels } = await read(type, body, type.endsWith("json") ? "" : "binarize=true");
    expect([pixels[5], pixels[6]]).toEqual([0, 255]);
  });

  test("raw bits, which are ink where scale is unit", async () => {
    const { pixels } = await read("application/octet-stream", Buffer.from(picture({ 3: 1 })), "scale=unit");
    expect(pixels).toEqual(picture({ 3: 255 }));
  });

  test("any type, with topK and probabilities", async () => {
    const expected = { topK: 3, probabilities: false };
    const pixels = picture();
    expect(await readJson({ instances: [[...pixels]], ...expected })).toMatchObject(expected);
    expect(await readProto({ pixels, ...expected })).toMatchObject(expected);
    expect(await read("application/octet-stream", Buffer.from(pixels), "topK=3&probabilities=false")).toMatchObject(
      expected,
    );
  });

  test("JSON too large for the event loop, with the same result", async () => {
    const instances = Array.from({ length: 100 }, (_, k) => [...picture({ [k]: 100 + k })]);
    const body = Buffer.from(JSON.stringify({ instances, model: "m" }));
    expect(body.length).toBeGreaterThan(131_072);
    const { pixels, model } = await read("application/json", body, "", 100);
    expect([Buffer.from(pixels), model]).toEqual([Buffer.from(instances.flat()), "m"]);
  });
});

describe("a request is refused where", () => {
  const instances = [Array.from(picture())];

  test.each([
    ["the body is an array", [1], "body: expected a JSON object, got an array of 1"],
    ["the body is null", null, "body: expected a JSON object, got null"],
    [
      "a field is unknown",
      { instances, modle: "m" },
      'body: expected only instances, model, version, topK, probabilities, binarize, scale, got the unknown field "modle"',
    ],
    ["instances is missing", {}, "instances: expected a list of at least one digit, got nothing"],
    ["instances is empty", { instances: [] }, "instances: expected a list of at least one digit, got an array of 0"],
    ["a pixel is no number", { instances: [[...picture()].fill(0).with(5, 256)] }, "instances[0][5]: expected"],
    ["the model is no text", { instances, model: 7 }, "model: expected text, got 7"],
    ["the version is no text", { instances, version: 1 }, "version: expected text, got 1"],
    ["topK is none", { instances, topK: 0 }, "topK: expected a whole number from 1 to 10, got 0"],
    ["topK is text", { instances, topK: "3" }, 'topK: expected a whole number from 1 to 10, got "3"'],
    ["probabilities is no flag", { instances, probabilities: 0 }, "probabilities: expected true or false, got 0"],
    ["binarize is too much", { instances, binarize: 1 }, "binarize: expected true, false, or a number"],
    ["the scale is unknown", { instances, scale: "bit" }, 'scale: expected "byte" or "unit", got "bit"'],
  ])("%s", async (_, body, message) => {
    await expect(readJson(body)).rejects.toThrow(message);
  });

  test("a field is called __proto__", async () => {
    const body = Buffer.from('{"instances":[],"__proto__":{"model":"x"}}');
    await expect(read("application/json", body)).rejects.toThrow('the unknown field "__proto__"');
  });

  test("the JSON is malformed, or nested without end", async () => {
    await expect(read("application/json", Buffer.from('{"instances":'))).rejects.toMatchObject({
      code: "malformed_json",
    });
    const nested = (depth: number) => Buffer.from(`{"instances":${"[".repeat(depth)}${"]".repeat(depth)}}`);
    await expect(read("application/json", nested(100_000))).rejects.toThrow("instances[0]: expected 28 rows");
    await expect(read("application/json", nested(200_000))).rejects.toThrow(
      "body: expected JSON nested at most 8 deep",
    );
  });

  test("there are too many instances, before they are looked at", async () => {
    const refusal = { code: "too_many_rows", status: 413, details: { maxRows: 4 } };
    await expect(readJson({ instances: [1, 2, 3, 4, 5] })).rejects.toMatchObject(refusal);
    await expect(read("application/octet-stream", Buffer.alloc(5 * 784))).rejects.toMatchObject(refusal);
    await expect(readProto({ images: Array(5).fill(Buffer.from("x")) })).rejects.toMatchObject(refusal);
  });

  test.each([
    [
      "raw bytes are not whole digits",
      "application/octet-stream",
      "body: expected a multiple of 784 bytes, got 3 bytes",
    ],
    ["the image is none", "image/png", "body: expected a PNG, JPEG or WebP file"],
    ["the protobuf is cut off", "application/x-protobuf", "body: expected a PredictDigitRequest as protobuf"],
  ])("%s", async (_, type, message) => {
    await expect(read(type, Buffer.from([0x0a, 0x7f, 0x00]))).rejects.toThrow(message);
  });

  test("protobuf has both pixels and images, or neither", async () => {
    await expect(readProto({ pixels: two, images: [two] })).rejects.toThrow("either pixels or images, got both");
    await expect(readProto({ model: "m" })).rejects.toThrow("either pixels or images, got neither");
  });

  test("protobuf pixels are not whole digits", async () => {
    await expect(readProto({ pixels: two.subarray(1) })).rejects.toThrow("pixels: expected a multiple of 784 bytes");
  });

  test("the query has what it does not take", async () => {
    await expect(read("application/octet-stream", two, "modle=m")).rejects.toThrow(
      'query: expected only model, version, topK, probabilities, binarize, scale, got the unknown field "modle"',
    );
    await expect(read("application/json", Buffer.from("{}"), "model=m")).rejects.toThrow("query: expected nothing");
  });

  test("the query says the same twice", async () => {
    await expect(read("application/octet-stream", two, "model=m&model=n")).rejects.toThrow(
      'query: expected each choice once, got "model" again',
    );
  });

  test("raw bits are other bytes", async () => {
    await expect(read("application/octet-stream", two, "scale=unit")).rejects.toThrow(
      "body[1]: expected a byte 0 or 1",
    );
  });

  test("JSON too large for the event loop has a mistake, with the same words", async () => {
    const body = Buffer.from(JSON.stringify({ instances: Array(100).fill([...picture()].fill(255).with(7, 256)) }));
    expect(body.length).toBeGreaterThan(131_072);
    await expect(read("application/json", Buffer.from(body), "", 100)).rejects.toMatchObject({
      code: "invalid_input",
      message: "instances[0][7]: expected a whole number from 0 to 255, got 256",
      details: { path: "instances[0][7]" },
    });
    await expect(read("application/json", body, "", 99)).rejects.toMatchObject({ code: "too_many_rows" });
  });
});
