import { expect, test } from "@jest/globals";
import { createDatasetLoader } from "@rnn-zoo/train/datasets/load-dataset.js";
import { withoutNetwork } from "../../../support/without-network.js";

test("models that need the same data share them; another seed or cut loads anew", async () => {
  await withoutNetwork(async (sources) => {
    const load = createDatasetLoader(sources);
    const first = await load("digit", { seed: 1, validationRows: 5_000 });
    expect(await load("digit", { seed: 1, validationRows: 5_000 })).toBe(first);
    const reseeded = await load("digit", { seed: 2, validationRows: 5_000 });
    expect(reseeded).not.toBe(first);
    expect(reseeded.validation.labels).not.toEqual(first.validation.labels);
    expect((await load("digit", { seed: 2 })).validationSource).toBe("test");
  });
});
