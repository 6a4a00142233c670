import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { optionFault } from "../../errors.js";
import type { Engine } from "../engine.js";
import { demandCuda } from "./cuda.js";
import { createTrainer } from "./trainer.js";

const require = createRequire(import.meta.url);

const mostWorkers = 64; // each holds gradients of its own; a batch has few rows for more

export interface OnnxruntimeOptions {
  /** "cuda" puts the same graph on the CUDA provider; this was never run on a machine that has one. */
  readonly device: "cpu" | "cuda";
  /** Threads that each compute a part of every batch; the cores of the machine unless given. The result depends on it in the last digits. */
  readonly workers?: number | undefined;
}

/**
 * Whole training steps in onnxruntime, on any CPU.
 * @throws TrainFault where the CUDA provider cannot be loaded
 */
export async function openOnnxruntime({ device, workers }: OnnxruntimeOptions): Promise<Engine> {
  const threads = device === "cuda" ? 1 : (workers ?? Math.min(availableParallelism(), mostWorkers));
  if (!Number.isInteger(threads) || threads < 1 || threads > mostWorkers) {
    throw optionFault("workers", `a whole number from 1 to ${mostWorkers}`, `${threads}`);
  }
  if (device === "cuda") await demandCuda();
  const { version } = require("onnxruntime-node/package.json");
  return {
    name: "onnxruntime",
    backend: `onnxruntime-node ${version}, ${threads} ${threads === 1 ? "worker" : "workers"}`,
    device,
    createTrainer: (artifacts, options, resumed) =>
      createTrainer(artifacts, options, { workers: threads, provider: device }, resumed),
  };
}
