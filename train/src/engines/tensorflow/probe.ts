import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** TensorFlow's binaries for Node, the one that can use a GPU first. */
export const nativePackages = ["@tensorflow/tfjs-node-gpu", "@tensorflow/tfjs-node"] as const;

/**
 * Says whether a native package works here and uses a GPU, without loading anything into this process: a broken native
 * addon can take its process down with it, so it is first imported in another one.
 * @returns why it does not work, where it does not
 */
export async function probeNative(name: string): Promise<{ gpu: boolean } | string> {
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

/** Whether tfjs-node-gpu works here and TensorFlow found a GPU. */
export async function hasTensorflowGpu(): Promise<boolean> {
  const probe = await probeNative(nativePackages[0]);
  return typeof probe !== "string" && probe.gpu;
}
