import { rnnzoo } from "@rnn-zoo/proto/predict";
import type { Answer } from "./answer-reader.js";

/** What every answer to one body has to say. */
export interface Expected {
  readonly model: string;
  readonly version: string;
  /** One list a row: ten probabilities of a digit, one score of a text. */
  readonly scores: readonly (readonly number[])[];
}

/** A batch adds its products up in another order than a single row. */
export const tolerance = 1e-5;

interface Predictions {
  readonly model: string;
  readonly version: string;
  readonly predictions: readonly Prediction[];
}

interface Prediction {
  readonly digit?: number | null;
  readonly probabilities?: readonly number[] | null;
  readonly sentiment?: string | null;
  readonly score?: number | null;
}

/**
 * Holds the content of an answer with status 200 against the oracle.
 * @returns what is wrong, or nothing
 */
export function wrongIn(answer: Answer, expected: Expected): string | undefined {
  let found: Predictions;
  try {
    found = read(answer);
  } catch (error) {
    return `an answer that cannot be read: ${error instanceof Error ? error.message : error}`;
  }
  if (found.model !== expected.model || found.version !== expected.version) {
    return `expected ${expected.model}/${expected.version}, got ${found.model}/${found.version}`;
  }
  if (found.predictions?.length !== expected.scores.length) {
    return `expected ${expected.scores.length} predictions, got ${found.predictions?.length}`;
  }
  for (const [row, scores] of expected.scores.entries()) {
    const wrong = wrongPrediction(found.predictions[row] ?? {}, scores);
    if (wrong !== undefined) return `row ${row}: ${wrong}`;
  }
  return undefined;
}

function read({ type, body }: Answer): Predictions {
  if (!type.startsWith("application/x-protobuf")) return JSON.parse(body.toString());
  const { model, version, predictions } = rnnzoo.predict.PredictDigitResponse.decode(body);
  return { model, version, predictions: predictions.map((one) => ({ ...one, digit: one.digit ?? 0 })) };
}

function wrongPrediction(prediction: Prediction, scores: readonly number[]): string | undefined {
  const got = prediction.probabilities ?? [prediction.score ?? Number.NaN];
  const isClose =
    got.length === scores.length && scores.every((one, i) => Math.abs(one - (got[i] ?? NaN)) <= tolerance);
  if (!isClose) return `expected scores ${scores.join()}, got ${got.join()}`;
  const label = prediction.probabilities ? prediction.digit : prediction.sentiment;
  const expected = labelOf(got);
  return label === expected ? undefined : `expected ${expected} of its own scores, got ${label}`;
}

/** The label that goes with scores: the server must not contradict itself. */
function labelOf(scores: readonly number[]): number | string {
  if (scores.length > 1) return scores.indexOf(Math.max(...scores));
  return (scores[0] ?? 0) >= 0.5 ? "positive" : "negative";
}
