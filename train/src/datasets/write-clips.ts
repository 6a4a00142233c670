import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { soundRate, writeWav } from "@rnn-zoo/models";
import { dataFault } from "../errors.js";
import { clipSeed, type SoundSplit } from "./sound.js";
import { synthesizeClip } from "./sound-clip.js";

/**
 * Writes clips of the sound data set, so that a person can listen: `test-0.wav` …, each with a label track that
 * Audacity imports (https://manual.audacityteam.org/man/importing_and_exporting_labels.html).
 * @param count from the split's first clip on
 * @returns the WAV files
 * @throws TrainFault where the folder cannot be written
 */
export async function writeClips(folder: string, split: SoundSplit, count: number): Promise<string[]> {
  const files: string[] = [];
  try {
    await mkdir(folder, { recursive: true });
    for (let index = 0; index < count; index++) {
      const { wave, events } = synthesizeClip(clipSeed(split, index));
      const labels = events.map(({ label, onsetSeconds, offsetSeconds }) => [onsetSeconds, offsetSeconds, label]);
      const file = join(folder, `${split}-${index}.wav`);
      await writeFile(file, writeWav(wave, soundRate));
      await writeFile(join(folder, `${split}-${index}.txt`), labels.map((line) => `${line.join("\t")}\n`).join(""));
      files.push(file);
    }
  } catch (error) {
    throw dataFault(folder, "a folder that can be written", String(error), { cause: error });
  }
  return files;
}
