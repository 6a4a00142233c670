import root from "@rnn-zoo/proto/card";
import protojson from "protobufjs/ext/protojson.js";
import { ModelFileError } from "./errors.js";

/** A loss (natural logarithm) and an accuracy (0 to 1), of an epoch counted from 1. */
export interface Score {
  readonly epoch?: number;
  readonly loss?: number;
  readonly accuracy?: number;
  /** Of sounds: over the classes of all frames together. */
  readonly frame?: F1;
  /** Of sounds: over all events together. */
  readonly event?: F1;
}

/** How well something was found, 0 to 1. */
export interface F1 {
  /** Share of what was found that is right. */
  readonly precision: number;
  /** Share of what is right that was found. */
  readonly recall: number;
  /** Their harmonic mean. */
  readonly f1: number;
}

/** How texts are padded that a file need not be given with their padding: it takes int32 [batch, 1 … length]. */
export interface FrontPadding {
  /** What stands in front of a shorter text. */
  readonly id: number;
  /** Of a padded text, in ids. */
  readonly length: number;
}

/** One number a clip in each list: the classes of its frames that were found and are right, found and wrong, not found. */
export interface ClipCounts {
  readonly right: readonly number[];
  readonly wrong: readonly number[];
  readonly missed: readonly number[];
}

/** Every fact about a published model: card.proto as proto3 JSON. */
export interface ModelCard {
  readonly name: string;
  readonly version: string;
  readonly task: string;
  readonly source: string;
  readonly topology: object;
  readonly parameters: number;
  readonly dataset: {
    readonly name: string;
    readonly sha256: Readonly<Record<string, string>>;
    readonly train: number;
    readonly validation?: number;
    readonly test: number;
    readonly validationSource: string;
  };
  readonly training: {
    readonly engine: string;
    readonly backend: string;
    readonly device: string;
    readonly seed: number;
    readonly optimizer: string;
    readonly learningRate: number;
    readonly batchSize: number;
    readonly epochs: number;
    readonly secondsPerEpoch: readonly number[];
    /** The most memory that the training process held after a step, in MiB. */
    readonly peakRssMib?: number;
  };
  readonly history: {
    readonly loss: readonly number[];
    readonly accuracy: readonly number[];
    readonly valLoss: readonly number[];
    readonly valAccuracy: readonly number[];
  };
  readonly test: {
    readonly last: Score;
    readonly deployed: Score;
    readonly confusion?: readonly { readonly row: readonly number[] }[];
    /** Of sounds: for each class, the best threshold on one bin. */
    readonly baseline?: Score;
    /** Which test rows the deployed epoch got right; see `packRows`. */
    readonly correct?: string;
    /** Of sounds: the counts of each test clip, in place of `correct`. */
    readonly clips?: ClipCounts;
  };
  readonly published?: Score;
  readonly onnx: {
    readonly sha256: string;
    readonly bytes: number;
    readonly opset: number;
    readonly irVersion: number;
    readonly parity: number;
    /** Where it is given, padding in front may be left out of a text. */
    readonly frontPadding?: FrontPadding;
  };
  readonly labels: readonly string[];
  readonly preprocessing: object;
  /** Where the recipe is not the source's: what was changed, and why. */
  readonly note?: string;
}

/** What proto3 cannot demand and every reader relies on. */
const required = [
  "name",
  "version",
  "task",
  "source",
  "topology",
  "parameters",
  "dataset.name",
  "dataset.sha256",
  "dataset.train",
  "dataset.test",
  "dataset.validationSource",
  "training.engine",
  "training.backend",
  "training.device",
  "training.seed",
  "training.optimizer",
  "training.learningRate",
  "training.batchSize",
  "training.epochs",
  "training.secondsPerEpoch",
  "history.loss",
  "history.accuracy",
  "history.valLoss",
  "history.valAccuracy",
  "test.last",
  "test.deployed.accuracy",
  "onnx.sha256",
  "onnx.bytes",
  "onnx.opset",
  "onnx.irVersion",
  "onnx.parity",
  "labels",
  "preprocessing",
] as const;

const cardType = root.lookupType("rnnzoo.card.ModelCard");

/**
 * Reads card.json.
 * @param text proto3 JSON
 * @param file named in errors
 * @throws ModelFileError where the text is not JSON, or a field is unknown, missing or of the wrong type
 */
export function parseCard(text: string, file: string): ModelCard {
  const json = canonical(text, file);
  demandFields(json, file);
  demandWholeRows(json, file);
  return json;
}

/**
 * Writes card.json: proto3 JSON, lists of numbers on one line.
 * @throws ModelFileError where the card does not fit card.proto
 */
export function formatCard(card: ModelCard): string {
  const json = JSON.stringify(canonical(JSON.stringify(card), "card.json"), null, 2);
  const lists = /\[\n\s+(-?[\d.]+(?:e[+-]?\d+)?(?:,\n\s+-?[\d.]+(?:e[+-]?\d+)?)*)\s+\]/g; // no text holds a line end
  return `${json.replace(lists, (_, numbers: string) => `[${numbers.replace(/\s+/g, " ")}]`)}\n`;
}

function demandFields(json: unknown, file: string): asserts json is ModelCard {
  const missing = required.find((path) => valueAt(json, path) === undefined);
  if (missing) throw new ModelFileError(file, `the field "${missing}"`, "a card without it");
}

/** What is said of each test row is said of all. */
function demandWholeRows({ test: { correct, clips }, dataset }: ModelCard, file: string): void {
  const bytes = Math.ceil(dataset.test / 8);
  const given = correct === undefined ? bytes : Buffer.from(correct, "base64").length;
  if (given !== bytes) throw new ModelFileError(file, `${bytes} bytes in "test.correct", a bit a test row`, `${given}`);
  for (const [name, counts] of Object.entries(clips ?? {})) {
    if (counts.length === dataset.test) continue;
    throw new ModelFileError(file, `${dataset.test} numbers in "test.clips.${name}"`, `${counts.length}`);
  }
}

function canonical(text: string, file: string): unknown {
  try {
    return protojson.toJson(cardType, protojson.fromJson(cardType, JSON.parse(text)));
  } catch (error) {
    throw new ModelFileError(
      file,
      "a model card as proto3 JSON",
      error instanceof Error ? error.message : String(error),
    );
  }
}

function valueAt(json: unknown, path: string): unknown {
  let value = json;
  for (const key of path.split(".")) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}
