import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "@jest/globals";

const memoryScript = fileURLToPath(new URL("../support/train-epochs.js", import.meta.url));

test("memory of training does not grow from epoch to epoch", async () => {
  const [epochs, warm] = [300, 50];
  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", memoryScript, String(epochs)]);
  const { held, mibPerEpoch } = JSON.parse(stdout);
  expect(held).toHaveLength(epochs);
  // Threads collect their garbage when they like. Keeping one tensor of each step would grow it by all that went through.
  expect(held.at(-1) - held[warm]).toBeLessThan(0.3 * (epochs - warm) * mibPerEpoch);
});
