import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import * as tf from "@tensorflow/tfjs";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { deviceFault } from "../../errors.js";
import { transposeBeforeProducts } from "./wasm-matmul.js";
import { registerSegmentSum } from "./wasm-segment-sum.js";

/** What the caller wants to compute on. */
export type Device = "auto" | "cpu" | "gpu";

/** What was taken. */
export interface Backend {
  /** Package or backend with its version. */
  readonly name: string;
  readonly device: "cpu" | "gpu";
}

const nativePackages = ["@tensorflow/tfjs-node-gpu", "@tensorflow/tfjs-node"];
const require = createRequire(import.meta.url);

/**
 * Makes the best TensorFlow.js backend the current one: native TensorFlow with a GPU, native without, wasm, plain
 * JavaScript. "gpu" takes the first or nothing; "cpu" leaves it out.
 * @throws TrainFault where "gpu" is asked for and no GPU can be used; it says why
 */
export async function openBackend(device: Device): Promise<Backend> {
  const failures: string[] = [];
  for (const name of nativePackages) {
    const probe = await probeNative(name);
    if (typeof probe === "string") failures.push(`${name}: ${probe}`);
    else if (device === "gpu" && !probe.gpu) failures.push(`${name}: TensorFlow found no GPU`);
    else if (device !== "cpu" || !probe.gpu) return openNative(name, probe.gpu);
  }
  if (device === "gpu") throw deviceFault("gpu", `${failures.join("; ")} (npm run gpu:install fetches the binaries)`);
  return (await openWasm()) ?? openPlain();
}

/** A broken native addon can take the process down with it, so it is first imported in another one. */
async function probeNative(name: string): Promise<{ gpu: boolean } | string> {
  const script = `require("node:util").isNullOrUndefined ??= (v) => v == null;
    try {
      const tf = require(${JSON.stringify(name)});
      console.log("gpu=" + tf.backend().isUsingGpuDevice);
    } catch (error) {
      console.log("failed=" + error.message.split("\\n")[0]);
    }`;
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", script], {
      cwd: fileURLToPath(new URL(".", import.meta.url)), // where the package is looked for
      timeout: 120_000, // milliseconds; a first start on a new GPU compiles its kernels
    });
    return /failed=(.*)/.exec(stdout)?.[1] ?? { gpu: stdout.includes("gpu=true") };
  } catch (error) {
    return `it does not load (${error instanceof Error ? error.message.split("\n").at(-1) : String(error)})`;
  }
}

async function openNative(name: string, gpu: boolean): Promise<Backend> {
  const util = require("node:util");
  util.isNullOrUndefined ??= (value: unknown) => value === null || value === undefined; // gone since Node 23
  require(name);
  await tf.setBackend("tensorflow");
  return { name: `${name} ${tf.version_core}`, device: gpu ? "gpu" : "cpu" };
}

async function openWasm(): Promise<Backend | undefined> {
  setWasmPaths(`${dirname(require.resolve("@tensorflow/tfjs-backend-wasm/package.json"))}/wasm-out/`);
  if (!(await tf.setBackend("wasm"))) return undefined;
  transposeBeforeProducts();
  registerSegmentSum();
  return { name: `tfjs-backend-wasm ${tf.version_core}`, device: "cpu" };
}

async function openPlain(): Promise<Backend> {
  await tf.setBackend("cpu");
  return { name: `tfjs-backend-cpu ${tf.version_core}`, device: "cpu" };
}
