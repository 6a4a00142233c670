import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";

const sources = fileURLToPath(new URL("../../../../serve/src", import.meta.url));

/** The files below serve/src with a line that imports `module` for its values. */
async function importers(module: string): Promise<string[]> {
  const files = (await readdir(sources, { recursive: true })).filter((name) => name.endsWith(".ts")).sort();
  const pattern = new RegExp(`^(import|export) (?!type ).*from "${module}"|import\\("${module}"\\)`, "m");
  const texts = await Promise.all(
    files.map(async (name) => ({ name, text: await readFile(`${sources}/${name}`, "utf8") })),
  );
  return texts.filter(({ text }) => pattern.test(text)).map(({ name }) => name);
}

test("onnxruntime is imported by worker threads only: a run blocks the thread that calls it", async () => {
  expect(await importers("onnxruntime-node")).toEqual(["engine-worker.ts"]);
  expect(await importers("./engine-worker.js")).toEqual([]);
});

test("express is known at the edge only", async () => {
  expect(await importers("express")).toEqual([
    "app.ts",
    "routes/encode.ts",
    "routes/health.ts",
    "routes/models.ts",
    "routes/page.ts",
    "routes/predict.ts",
  ]);
});
