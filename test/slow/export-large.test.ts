import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { withTemporaryFolder } from "../support/temporary-folder.js";

const units = 1776; // an LSTM of 100 MB
const features = 1776;
const parameters = 4 * units * (features + units + 1);

/**
 * Exports in a process of its own. Time is the processor's, which a busy machine hardly stretches; peak memory is
 * counted there, over what the same process has before it reads. On Linux it is VmHWM: getrusage's maxRSS begins with
 * what the process that started this one held, which is the whole of jest.
 */
const script = `
const { readModelFiles } = await import(process.argv[1] + "export/saved/read-files.js");
const { exportModel } = await import(process.argv[1] + "export/export-onnx.js");
const { writeFile, readFile } = await import("node:fs/promises");
const [folder, out] = process.argv.slice(2);
const copy = async () => writeFile(out, await readFile(folder + "/w.bin"));
const timed = async (job) => {
  const before = process.cpuUsage();
  await job();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
const peak = async () => {
  if (process.platform !== "linux") return process.resourceUsage().maxRSS;
  return Number(/^VmHWM:\\s*(\\d+) kB$/m.exec(await readFile("/proc/self/status", "utf8"))[1]);
};
const exportIt = async () => writeFile(out, exportModel(await readModelFiles(folder)).file);
if (process.argv[4] === "copy") console.log(JSON.stringify({ ms: await timed(copy) }));
else {
  const before = process.memoryUsage().rss;
  const ms = await timed(exportIt);
  console.log(JSON.stringify({ ms, bytes: 1024 * await peak() - before }));
}`;

async function measure(folder: string, job: "copy" | "export"): Promise<{ ms: number; bytes: number }> {
  const dist = new URL("../../../train/dist/", import.meta.url).href;
  const args = ["--input-type=module", "-e", script, dist, folder, join(folder, "out.onnx"), job];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout);
}

interface Cost {
  /** The processor's time over that of reading and writing the same bytes. */
  readonly ratio: number;
  readonly copyMs: number;
  readonly exportMs: number;
  readonly bytes: number;
}

/** The median of seven rounds; both jobs of a round meet the same machine. */
async function costOf(folder: string): Promise<Cost> {
  const rounds: Cost[] = [];
  for (let round = 0; round < 7; round++) {
    const copy = await measure(folder, "copy");
    const { ms, bytes } = await measure(folder, "export");
    rounds.push({ ratio: ms / copy.ms, copyMs: copy.ms, exportMs: ms, bytes });
  }
  const median = (of: keyof Cost) => rounds.map((round) => round[of]).sort((a, b) => a - b)[3] ?? Number.NaN;
  return { ratio: median("ratio"), copyMs: median("copyMs"), exportMs: median("exportMs"), bytes: median("bytes") };
}

describe("a model of 100 MB", () => {
  test("is exported in less than 3 times the time to read and write its bytes, and never held more than 3 times", async () => {
    await withTemporaryFolder(async (folder) => {
      const layer = {
        name: "lstm",
        units,
        batch_input_shape: [null, null, features],
        activation: "tanh",
        recurrent_activation: "sigmoid",
      };
      const modelTopology = {
        class_name: "Sequential",
        config: { name: "large", layers: [{ class_name: "LSTM", config: layer }] },
      };
      const weights = [
        { name: "lstm/kernel", shape: [features, 4 * units], dtype: "float32" },
        { name: "lstm/recurrent_kernel", shape: [units, 4 * units], dtype: "float32" },
        { name: "lstm/bias", shape: [4 * units], dtype: "float32" },
      ];
      await writeFile(
        join(folder, "model.json"),
        JSON.stringify({ modelTopology, weightsManifest: [{ paths: ["w.bin"], weights }] }),
      );
      await writeFile(
        join(folder, "w.bin"),
        new Uint8Array(Float32Array.from({ length: parameters }, (_, i) => (i % 97) / 97).buffer),
      );
      const { ratio, bytes, ...times } = await costOf(folder);
      const size = (await readFile(join(folder, "out.onnx"))).length;
      console.log({ megabytes: size / 1e6, ratio, ...times, copies: bytes / size });
      expect(size).toBeGreaterThan(100e6);
      expect(ratio).toBeLessThan(3); // 2.2 measured
      expect(bytes).toBeLessThan(3 * size); // 2.02 measured: the weights as read, and the file
    });
  }, 120_000);
});
