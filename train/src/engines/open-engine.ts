import { optionFault } from "../errors.js";
import type { Engine } from "./engine.js";
import { hasTensorflowGpu } from "./tensorflow/probe.js";

export const engineNames = ["auto", "tensorflow", "onnxruntime"] as const;
/** "gpu" is TensorFlow's, "cuda" onnxruntime's; neither ever falls back silently. */
export const deviceNames = ["auto", "cpu", "gpu", "cuda"] as const;

export type EngineName = (typeof engineNames)[number];
export type DeviceName = (typeof deviceNames)[number];

export interface EngineOptions {
  readonly engine: EngineName;
  readonly device: DeviceName;
  /** Of the onnxruntime engine: threads that each compute a part of every batch; the cores unless given. */
  readonly workers?: number | undefined;
}

/**
 * Opens the engine that was asked for. "auto" takes the one that the device belongs to; without a device, tensorflow
 * where tfjs-node-gpu really uses a GPU, else onnxruntime. An engine is loaded only when it is taken.
 * @throws TrainFault where engine, device and workers do not go together, or the device cannot be used
 */
export async function openEngine({ engine, device, workers }: EngineOptions): Promise<Engine> {
  const taken = engine === "auto" ? await engineFor(device) : engine;
  if (taken === "tensorflow") {
    if (device === "cuda") throw optionFault("device", "auto, cpu or gpu for the tensorflow engine", device);
    if (workers !== undefined) throw optionFault("workers", "the onnxruntime engine", taken);
    const { openTensorflow } = await import("./tensorflow/engine.js");
    return openTensorflow(device);
  }
  if (device === "gpu") throw optionFault("device", "auto, cpu or cuda for the onnxruntime engine", device);
  const { openOnnxruntime } = await import("./onnxruntime/engine.js");
  return openOnnxruntime({ device: device === "cuda" ? "cuda" : "cpu", workers });
}

async function engineFor(device: DeviceName): Promise<"tensorflow" | "onnxruntime"> {
  if (device === "gpu") return "tensorflow";
  if (device !== "auto") return "onnxruntime";
  return (await hasTensorflowGpu()) ? "tensorflow" : "onnxruntime";
}
