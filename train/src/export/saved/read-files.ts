import { open, readFile, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, normalize } from "node:path";
import { dataFault } from "../../errors.js";
import { mostFileBytes } from "../options.js";
import { bytesOfWeight, type SavedWeightSpec } from "./decode-weights.js";
import { excerpt, isRecord } from "./record.js";

/** A model's files as read: what `tf.io` calls model artifacts. */
export interface SavedModel {
  readonly format: "layers-model" | "graph-model";
  readonly modelTopology: object;
  /** A graph model's inputs and outputs. */
  readonly signature?: unknown;
  readonly weightSpecs: readonly SavedWeightSpec[];
  /** All weights one after the other, little-endian. */
  readonly weightData: ArrayBuffer;
}

interface WeightGroup {
  readonly paths: readonly string[];
  readonly weights: readonly SavedWeightSpec[];
}

const mostJsonBytes = 2 ** 29 - 2 ** 20; // what one string of Node holds

/**
 * Reads a model.json and the shards that it names, all of whose bytes must be there.
 * @param path of the file, or of the folder that holds a model.json
 * @throws TrainFault that names the file, what was expected and what came
 */
export async function readModelFiles(path: string): Promise<SavedModel> {
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() === true;
  const file = isFolder ? join(path, "model.json") : path;
  const saved = await readJson(file);
  const { format = "layers-model", modelTopology } = saved;
  if (format !== "layers-model" && format !== "graph-model") {
    throw dataFault(file, "format layers-model or graph-model", excerpt(format));
  }
  if (!isRecord(modelTopology)) throw dataFault(file, "a modelTopology", excerpt(modelTopology));
  const groups = readManifest(saved.weightsManifest, file);
  const weightData = await readShards(groups, file);
  const weightSpecs = groups.flatMap(({ weights }) => weights);
  const { userDefinedMetadata } = saved;
  const older = isRecord(userDefinedMetadata) ? userDefinedMetadata.signature : undefined;
  return { format, modelTopology, weightSpecs, weightData, signature: saved.signature ?? older };
}

async function readJson(file: string): Promise<Record<string, unknown>> {
  const size = await sizeOf(file, "a model.json");
  if (size > mostJsonBytes) throw dataFault(file, `a model.json of at most ${mostJsonBytes} bytes`, `${size} bytes`);
  const text = await readFile(file, "utf8");
  try {
    const saved: unknown = JSON.parse(text);
    if (isRecord(saved)) return saved;
  } catch (error) {
    throw dataFault(file, "JSON", `text that begins ${JSON.stringify(text.trimStart().slice(0, 40))}`, {
      cause: error,
    });
  }
  throw dataFault(file, "a JSON object", text.slice(0, 40));
}

function readManifest(saved: unknown, file: string): WeightGroup[] {
  if (!Array.isArray(saved)) throw dataFault(file, "a weightsManifest", excerpt(saved));
  return saved.map((group: unknown, i) => {
    const place = `${file}: weightsManifest[${i}]`;
    if (!isRecord(group) || !Array.isArray(group.paths) || !Array.isArray(group.weights)) {
      throw dataFault(place, "paths and weights", excerpt(group));
    }
    const paths = group.paths.map((path: unknown) => readPath(path, place));
    return { paths, weights: group.weights.map((weight: unknown) => readSpec(weight, place)) };
  });
}

/** A shard lies beside its model.json or below it. */
function readPath(path: unknown, place: string): string {
  if (typeof path !== "string" || isAbsolute(path) || normalize(path).startsWith("..") || path.includes("\0")) {
    throw dataFault(place, "paths of files beside the model.json", excerpt(path));
  }
  return path;
}

function readSpec(weight: unknown, place: string): SavedWeightSpec {
  const isSpec = isRecord(weight) && typeof weight.name === "string" && typeof weight.dtype === "string";
  if (!isSpec || !Array.isArray(weight.shape))
    throw dataFault(place, "weights with name, shape and dtype", excerpt(weight));
  const { name, dtype } = weight;
  const spec = { name: String(name), shape: weight.shape.map(Number), dtype: String(dtype) };
  const { quantization } = weight;
  if (quantization === undefined || quantization === null) return spec;
  const type = isRecord(quantization) ? quantization.dtype : undefined;
  if (!isRecord(quantization) || (type !== "uint8" && type !== "uint16" && type !== "float16")) {
    throw dataFault(`${place}: ${spec.name}`, "quantization to uint8, uint16 or float16", excerpt(quantization));
  }
  const { scale = 1, min = 0 } = quantization;
  if (typeof scale !== "number" || typeof min !== "number") {
    throw dataFault(`${place}: ${spec.name}`, "a scale and a min", excerpt(quantization));
  }
  return { ...spec, quantization: { dtype: type, scale, min } };
}

/** Sizes are checked before anything is read, so that a file that cannot be used costs no memory. */
async function readShards(groups: readonly WeightGroup[], file: string): Promise<ArrayBuffer> {
  const shards: { path: string; size: number }[] = [];
  for (const { paths, weights } of groups) {
    const expected = weights.reduce((sum, weight) => sum + bytesOfWeight(weight), 0);
    const sizes = await Promise.all(paths.map((path) => sizeOf(join(dirname(file), path), "a shard of weights")));
    const found = sizes.reduce((sum, size) => sum + size, 0);
    const named = paths.length === 1 ? (paths[0] ?? "") : `${paths[0]} … ${basename(paths.at(-1) ?? "")}`;
    if (found !== expected) throw dataFault(join(dirname(file), named), `${expected} bytes of weights`, `${found}`);
    shards.push(...paths.map((path, i) => ({ path: join(dirname(file), path), size: sizes[i] ?? 0 })));
  }
  const total = shards.reduce((sum, { size }) => sum + size, 0);
  if (total > mostFileBytes) throw dataFault(file, `at most ${mostFileBytes} bytes of weights`, `${total}`);
  const bytes = new Uint8Array(total);
  let offset = 0;
  for (const { path, size } of shards) {
    await readInto(bytes.subarray(offset, offset + size), path);
    offset += size;
  }
  return bytes.buffer;
}

async function readInto(bytes: Uint8Array, path: string): Promise<void> {
  const file = await open(path);
  try {
    let done = 0;
    while (done < bytes.length) {
      const { bytesRead } = await file.read(bytes, done, bytes.length - done, done);
      if (bytesRead === 0) throw dataFault(path, `${bytes.length} bytes`, `${done}`);
      done += bytesRead;
    }
  } finally {
    await file.close();
  }
}

async function sizeOf(path: string, what: string): Promise<number> {
  const found = await stat(path).catch((error: unknown) => {
    throw dataFault(path, what, String(error), { cause: error });
  });
  if (!found.isFile()) throw dataFault(path, what, "no regular file");
  return found.size;
}
