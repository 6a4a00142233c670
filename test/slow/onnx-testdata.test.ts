import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { onnx } from "@rnn-zoo/proto/onnx";
import protobuf from "protobufjs/minimal.js";

// Files that others wrote: Debian's package libonnx-testdata.
const folder = "/usr/share/libonnx-testdata/data";

async function modelFiles(): Promise<string[]> {
  if (!existsSync(folder)) throw new Error(`${folder} is missing: apt-get install libonnx-testdata`);
  const all = await readdir(folder, { recursive: true });
  return all.filter((path) => path.endsWith("model.onnx")).sort();
}

describe("files from elsewhere", () => {
  test("all 1,072 models of libonnx-testdata are unchanged by decode → encode → decode", async () => {
    const files = await modelFiles();
    const changed: string[] = [];
    for (const file of files) {
      const first = onnx.ModelProto.decode(await readFile(join(folder, file)));
      const second = onnx.ModelProto.decode(onnx.ModelProto.encode(first).finish());
      if (!isDeepStrictEqual(second, first)) changed.push(file);
    }
    expect(changed).toEqual([]);
    expect(files).toHaveLength(1072);
  });

  test("no field of theirs is unknown to us", async () => {
    const unknown: string[] = [];
    for (const file of await modelFiles()) {
      const reader = protobuf.Reader.create(await readFile(join(folder, file)));
      reader.discardUnknown = false; // keeps such fields in $unknowns
      if (hasUnknown(onnx.ModelProto.decode(reader))) unknown.push(file);
    }
    expect(unknown).toEqual([]);
  });

  test("an unknown field would be noticed", () => {
    const reader = protobuf.Reader.create(Uint8Array.of(0x3a, 3, 0xfa, 0x7f, 0)); // graph { 2047: "" }
    reader.discardUnknown = false;
    expect(hasUnknown(onnx.ModelProto.decode(reader))).toBe(true);
  });
});

function hasUnknown(message: unknown): boolean {
  if (typeof message !== "object" || message === null || ArrayBuffer.isView(message)) return false;
  return "$unknowns" in message && message.$unknowns !== undefined ? true : Object.values(message).some(hasUnknown);
}
