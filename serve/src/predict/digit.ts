import { type DigitPrediction, decodeDigits, digitLabels } from "@rnn-zoo/models";
import { rnnzoo } from "@rnn-zoo/proto/predict";
import { digitTask } from "../tasks.js";
import { digitsJson } from "./digit-json.js";
import { digitsProtobuf } from "./digit-protobuf.js";
import { type DigitRequest, digitReaders } from "./digit-request.js";
import { rank } from "./ranking.js";
import { readersOf, type Surface, type TaskRequest } from "./surface.js";

const { PredictDigitResponse } = rnnzoo.predict;

/** What is said of one picture. */
interface ReadDigit {
  readonly digit: number;
  readonly confidence: number;
  readonly probabilities?: number[];
  /** The most probable classes, where topK asks for them. */
  readonly top?: { readonly digit: number; readonly probability: number }[];
}

/** POST /predict/digit */
export const digitSurface: Surface<ReadDigit> = {
  task: "digit",
  tensors: digitTask,
  readers: readersOf(digitReaders, taskRequest),
  encodeAnswer: (answer) => PredictDigitResponse.encode(answer).finish(),
  asCompared: (digits) => ({ digits }),
  verdict: ({ digit }) => String(digit),
};

const digits = digitLabels.map(Number);

function taskRequest(request: DigitRequest): TaskRequest<ReadDigit> {
  const { pixels, model, version } = request;
  return {
    model,
    version,
    encode: () => ({
      input: pixels,
      predictions: (scores) => describe(scores, request),
      ...(isUsual(request) && { json: digitsJson, protobuf: digitsProtobuf }),
    }),
  };
}

/** Asks for what `digitsJson` and `digitsProtobuf` write. */
function isUsual({ topK = 0, probabilities }: DigitRequest): boolean {
  return probabilities && topK === 0;
}

function* describe(scores: Float32Array, { topK, probabilities }: DigitRequest): Generator<ReadDigit> {
  const { outputs } = digitTask;
  for (let first = 0; first < scores.length; first += outputs) {
    for (const prediction of decodeDigits(scores.subarray(first, first + outputs))) {
      yield shown(prediction, topK, probabilities);
    }
  }
}

function shown({ digit, confidence, probabilities }: DigitPrediction, topK = 0, withAll: boolean): ReadDigit {
  return {
    digit,
    confidence,
    ...(withAll && { probabilities }),
    ...(topK > 0 && { top: topOf(probabilities, topK) }),
  };
}

function topOf(probabilities: readonly number[], topK: number) {
  return rank(digits, probabilities, topK).map(({ label, probability }) => ({ digit: label, probability }));
}
