import { join } from "node:path";
import { committedZoo } from "@rnn-zoo/models";
import { InferenceSession, Tensor } from "onnxruntime-node";

const sessions = new Map<string, Promise<InferenceSession>>();
const warmUpMs = 200;

/**
 * Runs a model over and over on the calling thread.
 * @param order "<model> <rows> <columns> <seconds>"; columns is 0 for pictures, else how many ids a text has
 * @returns rows per second
 */
export async function rawRuns(order: string): Promise<number> {
  const [model = "", ...numbers] = order.split(" ");
  const [rows = 1, columns = 0, seconds = 1] = numbers.map(Number);
  const session = await open(model);
  const name = session.inputNames[0] ?? "";
  const tensor = columns === 0 ? pictures(rows) : texts(rows, columnsOf(session, columns));
  const run = async (ms: number) => {
    const startedAt = performance.now();
    let count = 0;
    while (performance.now() - startedAt < ms) {
      await session.run({ [name]: tensor });
      count++;
    }
    return (1000 * count * rows) / (performance.now() - startedAt);
  };
  await run(warmUpMs);
  return run(1000 * seconds);
}

function open(model: string): Promise<InferenceSession> {
  const found =
    sessions.get(model) ??
    InferenceSession.create(join(committedZoo, model, "1", "model.onnx"), {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
    });
  sessions.set(model, found);
  return found;
}

/** A file may fix the length of a text. */
function columnsOf({ inputMetadata: [input] }: InferenceSession, wanted: number): number {
  const length = input?.isTensor ? input.shape[1] : undefined;
  return typeof length === "number" && length > 0 ? length : wanted;
}

function pictures(rows: number): Tensor {
  return new Tensor(
    "uint8",
    Uint8Array.from({ length: rows * 784 }, (_, i) => (i * 31) % 256),
    [rows, 28, 28],
  );
}

function texts(rows: number, columns: number): Tensor {
  return new Tensor(
    "int32",
    Int32Array.from({ length: rows * columns }, (_, i) => 1 + ((i * 31) % 5000)),
    [rows, columns],
  );
}
