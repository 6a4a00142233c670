import { resample } from "@rnn-zoo/models/resample.js";
import { soundRate } from "@rnn-zoo/models/spectrogram.js";
import { readWav, writeWav } from "@rnn-zoo/models/wav.js";

/** A sound that can be shown, played and sent. */
export interface Recording {
  readonly name: string;
  /** float32 [samples] at 16 kHz */
  readonly samples: Float32Array;
  /** A WAV file of it. */
  readonly wav: Blob;
}

/** Longer ones are cut: models hear clips of five seconds, and a picture of an hour shows nothing. */
export const longestSeconds = 60;

/**
 * Reads a WAV file as the server does, and anything else that the browser can decode by the browser.
 * @throws Error in words for people
 */
export async function recordingFromFile(name: string, file: Blob): Promise<Recording> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (String.fromCharCode(...bytes.subarray(0, 4)) === "RIFF") {
    const { rate, samples } = readWav(bytes, name);
    if (samples.length <= longestSeconds * rate) {
      return { name, samples: resample(samples, rate, soundRate), wav: new Blob([bytes], { type: "audio/wav" }) };
    }
    return recordingFromSamples(name, resample(samples.subarray(0, longestSeconds * rate), rate, soundRate));
  }
  return recordingFromSamples(name, await decode(name, bytes));
}

/** @param samples float32 [samples] at 16 kHz, −1 to 1 */
export function recordingFromSamples(name: string, samples: Float32Array): Recording {
  const kept = samples.subarray(0, longestSeconds * soundRate);
  const integers = Int16Array.from(kept, (sample) => Math.round(32_767 * Math.min(1, Math.max(-1, sample))));
  const wav = new Blob([new Uint8Array(writeWav(integers, soundRate))], { type: "audio/wav" });
  return { name, samples: kept, wav };
}

async function decode(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Float32Array> {
  const context = new OfflineAudioContext(1, 1, soundRate); // decoding gives its rate
  const buffer = await context.decodeAudioData(bytes.buffer).catch(() => {
    throw new Error(`${name}: expected a sound that this browser can decode, such as a WAV file`);
  });
  const mixed = new Float32Array(buffer.length);
  for (let channel = 0; channel < buffer.numberOfChannels; channel++) {
    for (const [index, sample] of buffer.getChannelData(channel).entries()) {
      mixed[index] = (mixed[index] ?? 0) + sample / buffer.numberOfChannels;
    }
  }
  return mixed;
}
