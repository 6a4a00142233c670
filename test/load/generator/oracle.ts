import { type ModelEntry, readModelFile } from "@rnn-zoo/models";
import { InferenceSession, Tensor } from "onnxruntime-node";

/** Rows as a model takes them. */
export interface ModelInput {
  readonly type: "uint8" | "int32";
  /** [rows, ...shape], flat */
  readonly data: Uint8Array | Int32Array;
  readonly shape: readonly number[];
}

/**
 * What a model answers, by onnxruntime alone and one row at a time: no server, no batches, no threads.
 * @returns one list of scores a row
 */
export async function oracleScores(entry: ModelEntry, { type, data, shape }: ModelInput): Promise<number[][]> {
  const session = await InferenceSession.create(await readModelFile(entry), {
    executionProviders: ["cpu"],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  });
  const [inputName = "", outputName = ""] = [...session.inputNames, ...session.outputNames];
  const size = shape.reduce((product, length) => product * length, 1);
  const scores: number[][] = [];
  for (let start = 0; start < data.length; start += size) {
    const row = data.slice(start, start + size);
    const output = (await session.run({ [inputName]: new Tensor(type, row, [1, ...shape]) }))[outputName]?.data;
    if (!(output instanceof Float32Array)) throw new Error(`${entry.name}: expected float32 scores`);
    scores.push([...output]);
  }
  await session.release();
  return scores;
}
