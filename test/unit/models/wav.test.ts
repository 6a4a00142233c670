import { describe, expect, test } from "@jest/globals";
import { readWav, writeWav } from "@rnn-zoo/models";
import { wavFile } from "../../support/wav-file.js";

describe("readWav", () => {
  test.each<[string, number, number, number[], number[]]>([
    ["8 bit", 1, 8, [0x80, 0xc0, 0x00], [0, 0.5, -1]],
    ["16 bit", 1, 16, [0x00, 0x40, 0x00, 0x80], [0.5, -1]],
    ["24 bit", 1, 24, [0x00, 0x00, 0x40, 0x00, 0x00, 0x80, 0x01, 0x00, 0x00], [0.5, -1, 2 ** -23]],
    ["32 bit", 1, 32, [0, 0, 0, 0x40, 0, 0, 0, 0x80], [0.5, -1]],
    ["32 bit float", 3, 32, [0, 0, 0, 0x3f, 0, 0, 0x80, 0xbf], [0.5, -1]],
    ["64 bit float", 3, 64, [0, 0, 0, 0, 0, 0, 0xe0, 0x3f], [0.5]],
  ])("reads %s samples", (_, tag, bits, data, samples) => {
    expect(readWav(wavFile({ tag, bits, data }), "body")).toEqual({ rate: 8000, samples: Float32Array.from(samples) });
  });

  test("averages the channels", () => {
    const stereo = wavFile({ channels: 2, bits: 8, data: [0xc0, 0x80, 0x00, 0x00] });
    expect([...readWav(stereo, "body").samples]).toEqual([0.25, -1]);
  });

  test("takes the format from the extension of an extensible header", () => {
    const { samples } = readWav(wavFile({ tag: 0xfffe, subTag: 3, bits: 32, data: [0, 0, 0, 0x3f] }), "body");
    expect([...samples]).toEqual([0.5]);
  });

  test("passes over chunks it does not know, of odd length too", () => {
    expect([...readWav(wavFile({ before: [["LIST", [1, 2, 3]]], bits: 8, data: [0xc0] }), "body").samples]).toEqual([
      0.5,
    ]);
  });

  test("reads to the end where the size was not known when the header was written", () => {
    expect(readWav(wavFile({ statedSize: 0xffffffff, bits: 8, data: [0, 0, 0] }), "body").samples).toHaveLength(3);
  });

  test("reads what writeWav wrote", () => {
    const { rate, samples } = readWav(writeWav(Int16Array.of(0, 16384, -32768), 16_000), "body");
    expect([rate, ...samples]).toEqual([16_000, 0, 0.5, -1]);
  });
});

describe("misuse", () => {
  const nothing = new Uint8Array();
  const text = Buffer.from("this is no sound at all");

  test.each<[string, Uint8Array, string]>([
    ["nothing", nothing, "body: expected a WAV file of 8, 16, 24 or 32 bit PCM, or 32 or 64 bit float, got nothing"],
    ["another file", text, "got another kind of file"],
    ["a compressed WAV", wavFile({ tag: 85, bits: 0, data: [1] }), "got format 85 of 0 bits"],
    ["12 bits", wavFile({ bits: 12, data: [1, 2] }), "got format 1 of 12 bits"],
    ["no channels", wavFile({ channels: 0, data: [1, 2] }), "expected 1 to 8 channels, got 0"],
    ["a rate of zero", wavFile({ rate: 0, data: [1, 2] }), "expected 4,000 to 384,000 samples a second, got 0"],
    ["no samples", wavFile({ data: [] }), "expected at least one sample, got none"],
    ["a file cut short", wavFile({ data: [1, 2, 3, 4] }).subarray(0, -2), '4 bytes in the chunk "data", got 2 bytes'],
    ["no data", wavFile({ data: [1, 2] }).subarray(0, 36), "got a WAV file without samples"],
    [
      "data before its format",
      wavFile({ before: [["data", [1, 2]]], data: [1, 2] }),
      "got samples before their format",
    ],
    ["a number that is none", wavFile({ tag: 3, bits: 32, data: [0, 0, 0xc0, 0x7f] }), "finite samples, got NaN"],
  ])("%s is refused", (_, bytes, message) => {
    expect(() => readWav(bytes, "body")).toThrow(message);
  });

  test("what is too long is refused before it is decoded", () => {
    const bytes = writeWav(new Int16Array(32_000), 16_000);
    expect(() => readWav(bytes, "body", 1)).toThrow("body: expected at most 1 s of sound, got 2.0 s");
  });
});
