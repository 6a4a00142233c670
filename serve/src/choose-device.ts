import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { SettingsError } from "./errors.js";
import type { Device } from "./worker-messages.js";

const probe = fileURLToPath(new URL("./cuda-probe.js", import.meta.url));
const probeMs = 60_000; // the first start of a GPU can be slow

export interface DeviceProbe {
  /** Whether the library of the CUDA provider is there. */
  readonly hasProvider: () => boolean;
  /** Resolves with nothing where CUDA works, else with what onnxruntime says. */
  readonly cudaFault: () => Promise<string | undefined>;
}

/** Looks at this machine. */
export const thisMachine: DeviceProbe = { hasProvider, cudaFault };

/**
 * Decides what the models run on. `cuda` is CUDA or nothing; `auto` tries CUDA only where the library of its provider
 * is there. CUDA was at hand on no machine that this was tested on.
 * @param onFallback is told why the CPU is taken, where CUDA was tried
 * @throws SettingsError where CUDA is wanted and does not work
 */
export async function chooseDevice(
  wanted: "auto" | Device,
  onFallback: (reason: string) => void,
  machine = thisMachine,
): Promise<Device> {
  if (wanted === "cpu" || (wanted === "auto" && !machine.hasProvider())) return "cpu";
  const fault = await machine.cudaFault();
  if (fault === undefined) return "cuda";
  if (wanted === "cuda") {
    const advice = "npm run gpu:install fetches the provider; it needs an NVIDIA driver, CUDA and cuDNN";
    throw new SettingsError(`ZOO_DEVICE: expected CUDA that works, got: ${fault} (${advice})`);
  }
  onFallback(fault);
  return "cpu";
}

function hasProvider(): boolean {
  const entry = createRequire(import.meta.url).resolve("onnxruntime-node");
  const folder = join(dirname(entry), "..", "bin", "napi-v6", process.platform, process.arch);
  return ["libonnxruntime_providers_cuda.so", "onnxruntime_providers_cuda.dll"].some((name) =>
    existsSync(join(folder, name)),
  );
}

async function cudaFault(): Promise<string | undefined> {
  try {
    await promisify(execFile)(process.execPath, [probe], { timeout: probeMs });
    return undefined;
  } catch (error) {
    const text = error instanceof Error && "stderr" in error ? String(error.stderr) : "";
    const reason = /^reason: (.*)$/m.exec(text)?.[1];
    return reason ?? `the probe ended early: ${error instanceof Error ? error.message : String(error)}`;
  }
}
