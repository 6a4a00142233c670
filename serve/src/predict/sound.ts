import { type DetectedEvent, decodeSounds, frameSeconds, InvalidInputError, soundFrames } from "@rnn-zoo/models";
import { rnnzoo } from "@rnn-zoo/proto/predict";
import { soundTask } from "../tasks.js";
import { queryFields } from "./fields.js";
import { isHeavy } from "./heavy.js";
import { type NamedFile, readMultipart } from "./multipart.js";
import { decodeMessage } from "./protobuf-body.js";
import {
  type EncodedSounds,
  readSoundJson,
  readSoundOptions,
  type SoundOptions,
  soundOptionNames,
} from "./sound-waves.js";
import { type ReadContext, readersOf, type Surface, type TaskRequest } from "./surface.js";

const { PredictSoundRequest, PredictSoundResponse } = rnnzoo.predict;

/** What is heard in one recording. */
interface Heard {
  /** Its length, in whole frames. */
  readonly seconds: number;
  readonly events: DetectedEvent[];
  /** [frames][classes], where it is asked for. */
  readonly frameScores?: number[][];
}

const wavesField = 1; // of PredictSoundRequest

/** POST /predict/sound */
export const soundSurface: Surface<Heard> = {
  task: "sound",
  tensors: soundTask,
  readers: readersOf(
    [
      ["application/json", readJson],
      ["audio/wav", readWave],
      ["audio/x-wav", readWave],
      ["audio/vnd.wave", readWave],
      ["multipart/form-data", readFiles],
      ["application/x-protobuf", readProtobuf],
    ],
    taskRequest,
  ),
  encodeAnswer: ({ predictions, ...answer }) =>
    PredictSoundResponse.encode({ ...answer, predictions: predictions.map(message) }).finish(),
  asCompared: (predictions) => ({ sounds: predictions.map(message) }),
  verdict: ({ events }) => [...new Set(events.map(({ label }) => label))].sort().join(", "),
};

function message({ frameScores = [], ...heard }: Heard) {
  return { ...heard, frameScores: frameScores.map((scores) => ({ scores })) };
}

async function readJson(body: Buffer, { query, maxRows, crew }: ReadContext): Promise<EncodedSounds & SoundOptions> {
  queryFields(query, []);
  const work = { body, maxRows };
  return isHeavy(body.length) ? crew.run("readSoundJson", work, [body]) : readSoundJson(work);
}

async function readWave(body: Buffer, { query, crew }: ReadContext): Promise<EncodedSounds & SoundOptions> {
  const options = readSoundOptions(queryFields(query, soundOptionNames));
  const files = [{ bytes: body, path: "body" }];
  return { ...(await crew.run("encodeWaves", { files }, bytesOf(files))), ...options };
}

async function readFiles(body: Buffer, context: ReadContext): Promise<EncodedSounds & SoundOptions> {
  const { contentType, query, maxRows, crew } = context;
  const options = readSoundOptions(queryFields(query, soundOptionNames));
  const files = await readMultipart(body, contentType, ["file", "sound"], maxRows);
  return { ...(await crew.run("encodeWaves", { files }, bytesOf(files))), ...options };
}

async function readProtobuf(
  body: Buffer,
  { query, maxRows, crew }: ReadContext,
): Promise<EncodedSounds & SoundOptions> {
  queryFields(query, []);
  const { waves, model, version, threshold, frameScores } = decodeMessage(
    "PredictSoundRequest",
    PredictSoundRequest,
    body,
    wavesField,
    maxRows,
  );
  const options = readSoundOptions(
    new Map<string, unknown>([
      ["model", model || undefined],
      ["version", version || undefined],
      ["threshold", threshold ?? undefined],
      ["frameScores", frameScores],
    ]),
  );
  if (waves.length === 0) throw new InvalidInputError("waves", "at least one WAV file", "none");
  const files = waves.map((bytes, index) => ({ bytes: new Uint8Array(bytes), path: `waves[${index}]` }));
  return { ...(await crew.run("encodeWaves", { files }, bytesOf(files))), ...options };
}

function bytesOf(files: readonly NamedFile[]): Uint8Array[] {
  return files.map(({ bytes }) => bytes);
}

function taskRequest({
  spectrogram,
  frames,
  model,
  version,
  ...options
}: EncodedSounds & SoundOptions): TaskRequest<Heard> {
  const { buffer, byteOffset, byteLength } = spectrogram;
  return {
    model,
    version,
    encode: () => ({
      input: new Uint8Array(buffer, byteOffset, byteLength),
      predictions: (scores) => recordings(scores, frames, options),
    }),
  };
}

function* recordings(
  scores: Float32Array,
  frames: readonly number[],
  { threshold, frameScores }: Pick<SoundOptions, "threshold" | "frameScores">,
): Generator<Heard> {
  const classes = soundTask.outputs / soundFrames;
  let firstFrame = 0;
  for (const count of frames) {
    const own = scores.subarray(firstFrame * classes, (firstFrame + count) * classes); // [frames, classes]
    firstFrame += Math.ceil(count / soundFrames) * soundFrames;
    const events = decodeSounds(own, count, threshold);
    const prediction = { seconds: round(count * frameSeconds), events };
    yield frameScores ? { ...prediction, frameScores: rowsOf(own, classes) } : prediction;
  }
}

function rowsOf(scores: Float32Array, classes: number): number[][] {
  return Array.from({ length: scores.length / classes }, (_, frame) =>
    Array.from(scores.subarray(frame * classes, (frame + 1) * classes)),
  );
}

function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
