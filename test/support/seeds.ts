import { type RandomModel, randomModel } from "./random-model.js";
import { parity } from "./tfjs-oracle.js";

/** `ZOO_SEED=17 npm test -- -t seed` draws that model again. */
const only = process.env.ZOO_SEED;

/** So many seeds from the first one on, or the one that is asked for. */
export function seeds(first: number, count: number): number[] {
  return only === undefined ? Array.from({ length: count }, (_, i) => first + i) : [Number(only)];
}

/** Fails with the seed in its message unless the model of that seed, exported, agrees with TensorFlow.js. */
export async function agreesForSeed(seed: number): Promise<void> {
  await agrees(seed, randomModel(seed));
}

/** The same for a Keras 3 file that should compute what a tfjs model does. */
export async function agreesAsKeras3ForSeed(seed: number): Promise<void> {
  await agrees(seed, randomModel(seed, true));
}

async function agrees(seed: number, { model, options }: RandomModel): Promise<void> {
  const { difference } = await parity(model, options).catch((error: unknown) => {
    throw new Error(`ZOO_SEED=${seed}: ${String(error)}`, { cause: error });
  });
  if (!(difference <= 1e-5)) throw new Error(`ZOO_SEED=${seed}: differs by ${difference}`);
}
