import { describe, expect, test } from "@jest/globals";
import { openBackend } from "@rnn-zoo/train/engines/tensorflow/backend.js";
import * as tf from "@tensorflow/tfjs";

await openBackend("cpu");

describe("products on the wasm backend", () => {
  test.each([
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ])(
    "transposed %s and %s equal the plain JavaScript backend's, and leave no memory behind",
    async (transposeA, transposeB) => {
      const a = tf.randomNormal(transposeA ? [70, 5] : [5, 70], 0, 1, "float32", 1);
      const b = tf.randomNormal(transposeB ? [6, 70] : [70, 6], 0, 1, "float32", 2);
      const before = tf.memory().numTensors;
      const product = tf.matMul(a, b, transposeA, transposeB);
      const values = await product.data();
      product.dispose();
      expect(tf.memory().numTensors).toBe(before);
      const [left, right] = [await a.array(), await b.array()] as number[][][];
      const at = (m: number[][] | undefined, i: number, j: number, turned: boolean) =>
        (turned ? m?.[j]?.[i] : m?.[i]?.[j]) ?? 0;
      for (let i = 0; i < 5; i++) {
        for (let j = 0; j < 6; j++) {
          let sum = 0;
          for (let k = 0; k < 70; k++) sum += at(left, i, k, transposeA) * at(right, k, j, transposeB);
          expect(values[i * 6 + j]).toBeCloseTo(sum, 4);
        }
      }
    },
  );
});

describe("misuse", () => {
  test("a GPU that is not there is refused with the reason", async () => {
    await expect(openBackend("gpu")).rejects.toThrow(
      /device "gpu" cannot be used: @tensorflow\/tfjs-node-gpu: .+npm run gpu:install/,
    );
  });
});
