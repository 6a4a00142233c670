import { jest } from "@jest/globals";
import type { FileSources } from "@rnn-zoo/train/datasets/fetch-file.js";
import { withTemporaryFolder } from "./temporary-folder.js";

/** Runs a body of code with an empty cache and a network that is down. */
export async function withoutNetwork<T>(body: (sources: FileSources) => Promise<T>): Promise<T> {
  const network = jest.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("fetch failed"));
  try {
    return await withTemporaryFolder((cacheDir) => body({ cacheDir }));
  } finally {
    network.mockRestore();
  }
}
