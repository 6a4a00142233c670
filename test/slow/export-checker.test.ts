import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { exportOnnx } from "@rnn-zoo/train/export/export-onnx.js";
import { runPython } from "../support/debian-python.js";
import { randomModel } from "../support/random-model.js";
import { withTemporaryFolder } from "../support/temporary-folder.js";
import { artifactsOf } from "../support/tfjs-oracle.js";

const script =
  "import sys, onnx\nfor f in sys.argv[1:]: onnx.checker.check_model(onnx.load(f), full_check=True); print(f)";

describe("the checker of the ONNX project", () => {
  // Debian's checker knows the operators up to opset 17.
  test.each([14, 15, 16, 17])("accepts fifty models drawn at random at opset %i", async (opset) => {
    await withTemporaryFolder(async (folder) => {
      const files: string[] = [];
      for (let seed = 1; seed <= 50; seed++) {
        const file = join(folder, `${seed}.onnx`);
        await writeFile(file, exportOnnx(await artifactsOf(randomModel(100 * opset + seed).model), { opset }));
        files.push(file);
      }
      expect((await runPython(script, files)).trim().split("\n")).toEqual(files);
    });
  });
});
