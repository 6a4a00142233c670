import { committedZoo, readCatalogue } from "@rnn-zoo/models";
import { type Command, Option } from "commander";
import { findArchitecture } from "./architectures.js";
import { sourcesFromEnvironment } from "./datasets/fetch-file.js";
import { createDatasetLoader } from "./datasets/load-dataset.js";
import { engineNames, openEngine } from "./engines/open-engine.js";
import { choosePublished } from "./evaluate-command.js";

interface Flags {
  readonly engine: (typeof engineNames)[number];
  readonly zoo: string;
  readonly to?: string;
}

/** Adds `republish <models...>` to a program. */
export function addRepublishCommand(program: Command): void {
  program
    .command("republish")
    .description("export published models anew from the weights in their files, without training")
    .argument("<models...>", "of the zoo")
    .addOption(
      new Option("--engine <engine>", "what the new file is held against").choices(engineNames).default("auto"),
    )
    .option("--zoo <folder>", "where the models are", committedZoo)
    .option("--to <folder>", "where the new versions are published (default: the same)")
    .action(republishModels);
}

async function republishModels(names: readonly string[], { engine: engineName, zoo, to = zoo }: Flags): Promise<void> {
  const entries = choosePublished(await readCatalogue(zoo), { names });
  const loadDataset = createDatasetLoader(sourcesFromEnvironment(process.env));
  const { republish } = await import("./republish.js"); // late, so that a mistyped name answers at once
  const engine = await openEngine({ engine: engineName, device: "auto" });
  for (const entry of entries) {
    const dataset = await loadDataset(findArchitecture(entry.name).task, { seed: 1 });
    const { folder, card } = await republish(entry, dataset, engine, to);
    console.log(`published ${folder}: ${card.onnx.bytes} bytes, parity ${card.onnx.parity} with ${engine.name}`);
  }
}
