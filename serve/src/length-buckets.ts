import { type ModelCard, padId } from "@rnn-zoo/models";
import type { Task } from "./tasks.js";

/** Of ids; a text runs in the shortest that holds it. */
const shortLengths = [16, 32, 64];
const idBytes = 4;

interface Layer {
  readonly class_name?: unknown;
  readonly config?: { readonly mask_zero?: unknown };
}

/**
 * The sizes in which rows of a model run, in bytes, rising to the size that its task says. A text is padded in front: a
 * model that masks padding, or starts from the states that padding of the task's length leaves behind, runs short texts
 * in short rows. Any other was trained on texts that are padded to the full length, and takes no other.
 */
export function rowSizes(card: ModelCard, { openRow, rowBytes }: Task): readonly number[] {
  if (!openRow || !(masksPadding(card.topology) || startsAfterPadding(card, rowBytes / idBytes))) return [rowBytes];
  return [...shortLengths.map((length) => length * idBytes).filter((bytes) => bytes < rowBytes), rowBytes];
}

function startsAfterPadding({ onnx: { frontPadding } }: ModelCard, length: number): boolean {
  return frontPadding?.id === padId && frontPadding.length === length;
}

/** Tells whether the first layer, of a Sequential topology as Keras or tfjs saves it, is an Embedding that masks 0. */
function masksPadding(topology: object): boolean {
  const { config } = ("model_config" in topology ? topology.model_config : topology) as { config?: unknown };
  const layers = Array.isArray(config) ? config : (config as { layers?: unknown } | undefined)?.layers;
  if (!Array.isArray(layers)) return false;
  const embedding = (layers as Layer[]).find(({ class_name }) => class_name === "Embedding");
  return embedding?.config?.mask_zero === true;
}
