import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { demandPlacement, nodesBesideCuda, nodesOfProfile } from "@rnn-zoo/serve/placement.js";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { oddsModel, picture } from "../../support/toy-zoo.js";

/** What onnxruntime itself writes of a run. */
async function profileOfRun(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "rnn-zoo-profile-"));
  const options = { enableProfiling: true, profileFilePrefix: join(folder, "profile") };
  const session = await InferenceSession.create(oddsModel(9), { executionProviders: ["cpu"], ...options });
  await session.run({ x: new Tensor("uint8", picture(), [1, 28, 28]) });
  session.endProfiling();
  await session.release();
  const [name = ""] = await readdir(folder);
  return readFile(join(folder, name), "utf8");
}

test("a profile tells which provider ran each node, and nodes beside CUDA are named", async () => {
  const nodes = nodesOfProfile(await profileOfRun());
  expect(nodes).toContainEqual({ name: "node2", operator: "MatMul", provider: "CPUExecutionProvider" });
  expect(nodesBesideCuda(nodes)).toContain("node2 (MatMul)");
  const onCuda = nodes.map((node) => ({ ...node, provider: "CUDAExecutionProvider" }));
  expect(nodesBesideCuda(onCuda)).toEqual([]);
});

test("strict placement refuses nodes on the CPU by name", () => {
  expect(() => demandPlacement(["lstm (LSTM)", "softmax (Softmax)"])).toThrow(
    "expected every node on CUDA, but these run on the CPU: lstm (LSTM), softmax (Softmax)",
  );
  expect(() => demandPlacement([])).not.toThrow();
});
