import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { committedZoo, readCatalogue } from "@rnn-zoo/models";

// Debian's package python3-onnx; its interpreter is Debian's own.
const python = "/usr/bin/python3";
const script =
  "import sys, onnx\nfor f in sys.argv[1:]: onnx.checker.check_model(onnx.load(f), full_check=True); print(f)";

describe("the checker of the ONNX project", () => {
  test("accepts every file of the zoo", async () => {
    const files = (await readCatalogue(committedZoo)).map(({ folder }) => join(folder, "model.onnx"));
    const { stdout } = await promisify(execFile)(python, ["-c", script, ...files]);
    expect(stdout.trim().split("\n")).toEqual(files);
    expect(files.length).toBeGreaterThan(0);
  });
});
