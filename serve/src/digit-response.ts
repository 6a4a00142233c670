import { decodeDigits } from "@rnn-zoo/models";
import { rnnzoo } from "@rnn-zoo/proto/predict";

const { PredictDigitResponse } = rnnzoo.predict;

/** A body and its Content-Type. */
export interface Payload {
  readonly type: string;
  readonly body: string | Uint8Array;
}

/**
 * Writes the answer of POST /predict/digit.
 * @param accept the Accept header: application/x-protobuf in it asks for a PredictDigitResponse, all else for JSON
 * @param scores float32 [digits, 10], flat: probabilities
 */
export function digitResponse(
  accept: string | undefined,
  model: string,
  version: string,
  scores: Float32Array,
): Payload {
  const answer = { model, version, predictions: decodeDigits(scores) };
  if (accept?.includes("application/x-protobuf")) {
    const predictions = answer.predictions.map(({ probabilities, ...digit }) => ({
      ...digit,
      probabilities: [...probabilities],
    }));
    return { type: "application/x-protobuf", body: PredictDigitResponse.encode({ ...answer, predictions }).finish() };
  }
  return { type: "application/json; charset=utf-8", body: JSON.stringify(answer) };
}
