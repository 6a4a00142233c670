import { describe, expect, test } from "@jest/globals";
import { apply, parity, tf } from "../../../../support/tfjs-oracle.js";

const { layers } = tf;

describe("merges", () => {
  const merges = {
    Add: () => layers.add(),
    Multiply: () => layers.multiply(),
    Average: () => layers.average(),
    Maximum: () => layers.maximum(),
    Minimum: () => layers.minimum(),
    Concatenate: () => layers.concatenate(),
  };

  async function merged(layer: tf.layers.Layer, ...shapes: (number | null)[][]): Promise<number> {
    const inputs = shapes.map((shape) => tf.input({ shape }));
    return (await parity(tf.model({ inputs, outputs: apply(layer, ...inputs) }), { rows: 3 })).difference;
  }

  test.each(Object.entries(merges))("%s of two and of three", async (_, create) => {
    expect(await merged(create(), [4], [4])).toBeLessThan(1e-6);
    expect(await merged(create(), [3, 4], [3, 4], [3, 4])).toBeLessThan(1e-6);
    expect(await merged(create(), [null, 4], [null, 4])).toBeLessThan(1e-6);
  });

  test("shorter inputs are widened behind the batch", async () => {
    expect(await merged(layers.add(), [3, 4], [4])).toBeLessThan(1e-6);
    expect(await merged(layers.multiply(), [3, 1], [3, 4])).toBeLessThan(1e-6);
  });

  test("Concatenate along time", async () => {
    expect(await merged(layers.concatenate({ axis: 1 }), [3, 4], [2, 4])).toBeLessThan(1e-6);
    expect(await merged(layers.concatenate({ axis: 1 }), [null, 4], [2, 4])).toBeLessThan(1e-6);
  });

  test("Concatenate along time puts masks one behind the other, as tfjs does", async () => {
    const inputs = [tf.input({ shape: [null] }), tf.input({ shape: [null] })];
    const create = () => layers.embedding({ inputDim: 5, outputDim: 3, maskZero: true });
    const embedded = inputs.flatMap((input) => apply(create(), input));
    const last = apply(layers.lstm({ units: 2 }), ...apply(layers.concatenate({ axis: 1 }), ...embedded));
    const { difference } = await parity(tf.model({ inputs, outputs: last }), { rows: 7, length: 6 });
    expect(difference).toBeLessThan(1e-6);
  });

  test.each([
    [-1, [4], [4]],
    [1, [4], [4]],
    [[2, 1], [3, 4], [4]],
    [[1, 2], [4], [3, 4]],
    [
      [2, 2],
      [3, 4],
      [5, 4],
    ],
    [
      [1, 1],
      [4, 3],
      [4, 5],
    ],
    [
      [2, 1],
      [3, 4],
      [4, 5],
    ],
    [
      [1, 2],
      [4, 3],
      [5, 4],
    ],
  ] as [number | [number, number], number[], number[]][])("Dot over axes %o of %o and %o", async (axes, a, b) => {
    expect(await merged(layers.dot({ axes }), a, b)).toBeLessThan(1e-5);
    expect(await merged(layers.dot({ axes, normalize: true }), a, b)).toBeLessThan(1e-5);
  });
});
