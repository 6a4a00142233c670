import { createRequire } from "node:module";
import { dirname } from "node:path";
import * as tf from "@tensorflow/tfjs";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { deviceFault } from "../../errors.js";
import { nativePackages, probeNative } from "./probe.js";
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
    else if (device !== "cpu" || !probe.gpu) return openNative(name, device);
  }
  if (device === "gpu") throw deviceFault("gpu", `${failures.join("; ")} (npm run gpu:install fetches the binaries)`);
  return (await openWasm()) ?? openPlain();
}

/** What the probe found counts for nothing here: a GPU can be full by now. */
async function openNative(name: string, device: Device): Promise<Backend> {
  const util = require("node:util");
  util.isNullOrUndefined ??= (value: unknown) => value === null || value === undefined; // gone since Node 23
  require(name);
  if (!(await tf.setBackend("tensorflow"))) throw deviceFault(device, `${name} loads, but its backend does not start`);
  const backend: object = tf.backend();
  const gpu = "isUsingGpuDevice" in backend && backend.isUsingGpuDevice === true;
  if (device === "gpu" && !gpu) throw deviceFault(device, `${name} fell back to the CPU`);
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
  if (!(await tf.setBackend("cpu"))) throw deviceFault("cpu", "no backend of TensorFlow.js starts");
  return { name: `tfjs-backend-cpu ${tf.version_core}`, device: "cpu" };
}
