import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

/** Where temporary files go outside of the tests. */
const outside = tmpdir();

/**
 * Node's test environment with the process's own typed arrays: onnxruntime-node and sharp refuse those of
 * another realm (https://github.com/jestjs/jest/issues/7780). All temporary files of a test file, and of the processes
 * that it starts, go into one folder, which is removed after it; what may stay goes into `OUTER_TMPDIR`.
 */
export default class TidyNativeEnvironment extends TestEnvironment {
  #folder = "";

  override async setup(): Promise<void> {
    await super.setup();
    for (const type of shared) {
      Object.defineProperty(this.global, type.name, { value: type, configurable: true, writable: true });
    }
    this.#folder = await mkdtemp(join(outside, "rnn-zoo-test-"));
    this.#setTemporary(this.#folder);
  }

  override async teardown(): Promise<void> {
    this.#setTemporary(outside);
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
    await super.teardown();
  }

  /** For Node itself, which sees the process's own variables, and for the tests, which have a copy of them. */
  #setTemporary(folder: string): void {
    for (const variables of [process.env, this.global.process?.env]) {
      Object.assign(variables ?? {}, { TMPDIR: folder, TEMP: folder, TMP: folder, OUTER_TMPDIR: outside });
    }
  }
}
