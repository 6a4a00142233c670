import { readDigitJson } from "./digit-request.js";
import { encodeTexts, readSentimentJson, readSentimentProtobuf } from "./sentiment-texts.js";
import { encodeWaves, readSoundJson } from "./sound-waves.js";

/** What threads of the crew can do: plain records in, plain records out. */
export const jobs = {
  readDigitJson,
  readSentimentJson,
  readSentimentProtobuf,
  encodeTexts,
  readSoundJson,
  encodeWaves,
} as const;

export type Jobs = typeof jobs;
