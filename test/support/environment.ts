import { TestEnvironment } from "jest-environment-node";

process.env.ORT_DISABLE_TELEMETRY ??= "1"; // read by onnxruntime when it is first loaded; tests load it directly

/** What a native addon compares by identity, and a test realm would otherwise have a second copy of. */
const shared = [
  ArrayBuffer,
  SharedArrayBuffer,
  Uint8Array,
  Uint8ClampedArray,
  Uint16Array,
  Uint32Array,
  Int8Array,
  Int16Array,
  Int32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
] as const;

/**
 * Node's test environment with the process's own typed arrays: onnxruntime-node and sharp refuse those of
 * another realm (https://github.com/jestjs/jest/issues/7780).
 */
export default class NativeAddonEnvironment extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    for (const type of shared) {
      Object.defineProperty(this.global, type.name, { value: type, configurable: true, writable: true });
    }
  }
}
