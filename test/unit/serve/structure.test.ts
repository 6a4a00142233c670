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

test("onnxruntime is imported by worker threads and the probe process only: a run blocks who calls it", async () => {
  expect(await importers("onnxruntime-node")).toEqual(["cuda-probe.ts", "worker-model.ts"]);
  expect(await importers("./cuda-probe.js")).toEqual([]);
  expect(await importers("./worker-model.js")).toEqual(["engine-worker.ts"]);
  expect(await importers("./engine-worker.js")).toEqual([]);
});

test("express is known at the edge only", async () => {
  expect(await importers("express")).toEqual([
    "app.ts",
    "routes/compare.ts",
    "routes/docs.ts",
    "routes/encode.ts",
    "routes/health.ts",
    "routes/metrics.ts",
    "routes/models.ts",
    "routes/page.ts",
    "routes/pictures.ts",
    "routes/reload.ts",
  ]);
});

test("OpenTelemetry is loaded only where spans are exported", async () => {
  const packages = ["api", "sdk-trace-base", "exporter-trace-otlp-http", "resources"];
  for (const name of packages) expect(await importers(`@opentelemetry/${name}`)).toEqual(["spans.ts"]);
  expect(await readFile(`${sources}/spans.ts`, "utf8")).not.toMatch(/^import (?!type ).*@opentelemetry/m);
});
