import { describe, expect, test } from "@jest/globals";
import { digitPixels } from "@rnn-zoo/models";
import { readDigitJson } from "@rnn-zoo/serve/predict/digit-request.js";
import { readPlainDigits } from "@rnn-zoo/serve/predict/plain-digits.js";
import { createRandom } from "@rnn-zoo/train/random.js";

const known = ["instances", "model", "scale"];
const { uniform } = createRandom(7, "plain-digits");
const whole = (below: number) => Math.floor(uniform() * below);

function digit(): number[] {
  return Array.from({ length: digitPixels }, () => (uniform() < 0.6 ? 0 : whole(256)));
}

/** As 28 rows of 28. */
function rows(flat: readonly number[]): number[][] {
  return Array.from({ length: 28 }, (_, row) => flat.slice(28 * row, 28 * (row + 1)));
}

function read(text: string) {
  return readPlainDigits(Buffer.from(text), known);
}

const flat = digit();
const usual = JSON.stringify({ instances: [flat] });

describe("the usual body is read from its bytes:", () => {
  const instances = [flat, rows(digit()), digit()];
  const pixels = Uint8Array.from(instances.flat(2));
  test.each([
    ["JavaScript's", JSON.stringify({ instances, model: "a" })],
    ["Python's", JSON.stringify({ instances, model: "a" }).replaceAll(",", ", ").replaceAll(":", ": ")],
    ["with line ends", JSON.stringify({ instances, model: "a" }, undefined, "\t").replaceAll("\n", "\r\n")],
  ])("%s", (_, text) => {
    expect(read(text)).toEqual({ pixels, fields: new Map([["model", "a"]]) });
  });

  test("without other fields", () => {
    expect(read(`${usual.slice(0, -1)} } `)).toEqual({ pixels: Uint8Array.from(flat), fields: new Map() });
  });

  test("a part of a larger buffer", () => {
    const bytes = Buffer.from(`xx${usual}xx`).subarray(2, -2);
    expect(readPlainDigits(bytes, known)?.pixels).toEqual(Uint8Array.from(flat));
  });
});

describe("left to JSON.parse is a body", () => {
  const put = (value: string) => usual.replace(/,\d+,/, `,${value},`);
  test.each([
    ["with long fields behind its instances", `${usual.slice(0, -1)},"model":"${"a".repeat(5_000)}"}`],
    ["with another field first", JSON.stringify({ model: "a", instances: [flat] })],
    ["with a field that is not known", JSON.stringify({ instances: [flat], modle: "a" })],
    ["with its instances twice", `${usual.slice(0, -1)},"instances":[]}`],
    ["with its instances twice, in disguise", `${usual.slice(0, -1)},"\\u0069nstances":[]}`],
    ["with a comma too many", `${usual.slice(0, -1)},}`],
    ["with two commas", `${usual.slice(0, -1)},,"model":"a"}`],
    ["without a comma before the next field", `${usual.slice(0, -1)} "model":"a"}`],
    ["that does not end", usual.slice(0, -1)],
    ["that ends twice", `${usual}}`],
    ["without instances", '{"instances":[]}'],
    ["with a comma behind the last digit", usual.replace("]]", "],]")],
    ["with a number too few", usual.replace("[[0,", "[[").replace(/\[\[\d+,/, "[[")],
    ["with a number too many", usual.replace("[[", "[[0,")],
    ["with a fraction", put("0.5")],
    ["with an exponent", put("1e1")],
    ["with a number below 0", put("-1")],
    ["with a number above 255", put("256")],
    ["with a long number", put("1000")],
    ["with a leading zero", put("01")],
    ["with a gap in a number", put("1 1")],
    ["with no number", put("")],
    ["with a text", put('"1"')],
    ["with a picture", '{"instances":[{"image":""}]}'],
    ["with a row too few", JSON.stringify({ instances: [rows(flat).slice(1)] })],
    ["with a row too many", JSON.stringify({ instances: [[...rows(flat), rows(flat)[0]]] })],
    ["with a byte order mark", `\uFEFF${usual}`],
    ["of zero bytes", ""],
  ])("%s", (_, text) => {
    expect(read(text)).toBeUndefined();
  });
});

/** The result of a body as text, or its error. */
async function outcome(body: Buffer): Promise<string> {
  try {
    const { pixels, ...options } = await readDigitJson({ body, maxRows: 3 });
    return JSON.stringify([[...pixels], options]);
  } catch (error) {
    return String(error);
  }
}

test("a body with any change of a byte gives what it gives without the short cut: a leading field turns that off", async () => {
  const text = JSON.stringify({ instances: [digit(), rows(digit())], model: "a" });
  const marks = [...'0123456789,[]{}":. -e\\m'].map((mark) => mark.charCodeAt(0));
  const seen = { equal: 0, refused: 0 };
  for (let change = 0; change < 400; change++) {
    const bytes = Buffer.from(text);
    const place = change % 4 === 0 ? bytes.length - 1 - whole(20) : 1 + whole(bytes.length - 1);
    bytes[place] = marks[whole(marks.length)] ?? 0;
    const slow = await outcome(Buffer.concat([Buffer.from('{"topK":1,'), bytes.subarray(1)]));
    const quick = await outcome(bytes);
    if (quick.startsWith("[[")) {
      const [pixels, { topK, ...options }] = JSON.parse(slow);
      expect([topK, JSON.parse(quick)]).toEqual([1, [pixels, options]]);
      seen.equal++;
    } else {
      expect(slow.startsWith("[[")).toBe(false);
      seen.refused++;
    }
  }
  expect(seen.equal).toBeGreaterThan(50);
  expect(seen.refused).toBeGreaterThan(50);
});

test("more digits than a request may have are refused", async () => {
  const body = Buffer.from(JSON.stringify({ instances: [flat, flat, flat, flat] }));
  expect(await outcome(body)).toContain("4");
});

test('numbers from 0 to 1 with "scale": "unit" are not taken for bytes', async () => {
  const body = { instances: [flat.map((value) => value % 2)], scale: "unit" };
  const { pixels } = await readDigitJson({ body: Buffer.from(JSON.stringify(body)), maxRows: 1 });
  expect(Math.max(...pixels)).toBe(255);
});
