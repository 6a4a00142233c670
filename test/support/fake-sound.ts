import { decodeSounds, encodeWav, soundBins, soundLabels } from "@rnn-zoo/models";

/** Stand-ins for sound models, until the zoo has some. */
export const loudnessModels = ["sound-rnn", "sound-gru", "sound-lstm"];

/** Takes loud low bands for a hum, loud middle ones for a siren and loud high ones for hiss. */
const bands: readonly (readonly [(typeof soundLabels)[number], number, number])[] = [
  ["hum", 0, 40],
  ["siren", 70, 120],
  ["hiss", 180, 256],
];

/** @param wav a WAV file */
export function loudnessPrediction(wav: Uint8Array, model: string): object {
  const threshold = 0.5 + loudnessModels.indexOf(model) / 4;
  const { spectrogram, frames } = encodeWav(wav);
  const scores = new Float32Array(frames * soundLabels.length); // [frames, labels]
  for (let frame = 0; frame < frames; frame++) {
    for (const [label, from, to] of bands) {
      const loudest = Math.max(...spectrogram.subarray(frame * soundBins + from, frame * soundBins + to));
      scores[frame * soundLabels.length + soundLabels.indexOf(label)] = Math.min(1, Math.max(0, loudest - threshold));
    }
  }
  return { seconds: frames / 50, events: decodeSounds(scores, frames) };
}
