import { describe, expect, test } from "@jest/globals";
import { digitFromImage } from "@rnn-zoo/models";
import { rnnzoo } from "@rnn-zoo/proto/predict";
import { isDigitType, readDigitRequest } from "@rnn-zoo/serve/digit-request.js";
import { evenPictures } from "../../support/pictures.js";
import { picture } from "../../support/toy-zoo.js";

const { PredictDigitRequest } = rnnzoo.predict;
const two = Buffer.concat([picture({ 1: 10 }), picture({ 2: 20 })]);

function read(type: string, body: unknown, query = "", maxRows = 4) {
  return readDigitRequest(type, body, { query: new URLSearchParams(query), maxRows, readImage: digitFromImage });
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
    });
  });

  test.each(Object.entries(evenPictures))("%s, with the model in the query", async (type, file) => {
    expect(await read(type, file, "model=m&version=3")).toEqual({
      pixels: new Uint8Array(784).fill(103),
      model: "m",
      version: "3",
    });
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

  test("a Content-Type with parameters, in any case", async () => {
    expect(isDigitType("Application/OCTET-stream; x=1")).toBe(true);
    expect((await read(" IMAGE/png ; q=1", evenPictures["image/png"])).pixels).toHaveLength(784);
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
      'body: expected only instances, model, version, scale, got the unknown field "modle"',
    ],
    ["instances is missing", {}, "instances: expected a list of at least one digit, got nothing"],
    ["instances is empty", { instances: [] }, "instances: expected a list of at least one digit, got an array of 0"],
    ["a pixel is no number", { instances: [[...picture()].fill(0).with(5, 256)] }, "instances[0][5]: expected"],
    ["the model is no text", { instances, model: 7 }, "model: expected text, got 7"],
    ["the version is no text", { instances, version: 1 }, "version: expected text, got 1"],
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
      'query: expected only model, version, got the unknown field "modle"',
    );
    await expect(read("application/json", Buffer.from("{}"), "model=m")).rejects.toThrow("query: expected nothing");
  });

  test("there is no body", async () => {
    await expect(read("application/json", undefined)).rejects.toMatchObject({ code: "empty_body" });
    await expect(read("application/json", Buffer.alloc(0))).rejects.toMatchObject({ code: "empty_body" });
  });

  test.each([["text/plain"], [""], ["constructor"]])("the type is %j", async (type) => {
    expect(isDigitType(type)).toBe(false);
    await expect(read(type, two)).rejects.toMatchObject({
      code: "unsupported_type",
      details: { accepted: expect.arrayContaining(["application/json", "image/webp"]) },
    });
  });
});
