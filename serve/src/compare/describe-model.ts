import { type ModelCard, median, type Score } from "@rnn-zoo/models";
import type { ServedModel } from "../registry.js";
import { f1Interval } from "./clip-scores.js";
import { shareOf } from "./differences.js";
import { type Interval, wilson } from "./intervals.js";
import { layersOf, type SavedLayer } from "./layers.js";
import type { MeasuredSpeed } from "./measure.js";

/** What is said of one model beside the others of its task. */
export interface ModelFacts {
  readonly name: string;
  readonly version: string;
  readonly state: string;
  /** Whether it answers where a request of the task names no model. */
  readonly default: boolean;
  readonly layers: readonly SavedLayer[];
  readonly parameters: number;
  /** Of the ONNX file. */
  readonly bytes: number;
  readonly sha256: string;
  readonly published: Score | null;
  readonly test: Pick<ModelCard["test"], "last" | "deployed" | "baseline">;
  /** 95 %, of the deployed test score: accuracy, or of sounds the F1 of frames; null where the card says too little. */
  readonly interval: Interval | null;
  /** Of the seconds of all epochs the median. */
  readonly training: Omit<ModelCard["training"], "secondsPerEpoch"> & { readonly secondsPerEpoch: number | null };
  readonly history: ModelCard["history"];
  readonly confusion: readonly (readonly number[])[] | null;
  readonly measured: MeasuredSpeed | null;
}

/** What GET /compare says of one model. */
export function describeModel(
  { entry: { name, version, card }, state }: ServedModel,
  defaultName: string | undefined,
  measured: MeasuredSpeed | undefined,
): ModelFacts {
  const { last, deployed, baseline, confusion } = card.test;
  const { secondsPerEpoch, ...training } = card.training;
  return {
    name,
    version,
    state,
    default: name === defaultName,
    layers: layersOf(card.topology),
    parameters: card.parameters,
    bytes: card.onnx.bytes,
    sha256: card.onnx.sha256,
    published: card.published ?? null,
    test: { last, deployed, ...(baseline && { baseline }) },
    interval: intervalOf(card),
    training: { ...training, secondsPerEpoch: secondsPerEpoch.length > 0 ? median(secondsPerEpoch) : null },
    history: card.history,
    confusion: confusion?.map(({ row }) => row) ?? null,
    measured: measured ?? null,
  };
}

function intervalOf(card: ModelCard): Interval | null {
  if (card.task === "sound") return card.test.clips ? f1Interval(card.test.clips) : null;
  return card.test.deployed.accuracy === undefined || card.dataset.test === 0 ? null : wilson(shareOf(card));
}
