import { type Command, InvalidArgumentError, Option } from "commander";
import type { SoundSplit } from "./datasets/sound.js";

const splits: readonly SoundSplit[] = ["train", "validation", "test"];

/** Adds `clips <folder>` to a program. */
export function addClipsCommand(program: Command): void {
  program
    .command("clips")
    .description("write clips of the sound data set as WAV files with label tracks for Audacity, to listen to")
    .argument("<folder>", "is made where there is none")
    .option("--count <n>", "how many", wholeNumber, 10)
    .addOption(new Option("--split <split>", "which clips").choices(splits).default("test"))
    .action(async (folder: string, { split, count }: { readonly split: SoundSplit; readonly count: number }) => {
      const { writeClips } = await import("./datasets/write-clips.js");
      for (const file of await writeClips(folder, split, count)) console.log(file);
    });
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= 10_000) return value;
  throw new InvalidArgumentError("Expected a whole number from 1 to 10000.");
}
