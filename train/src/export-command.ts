import { randomUUID } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { dataFault, TrainFault } from "./errors.js";
import { exportSaved } from "./export/export-saved.js";
import { defaultOpset, type ExportOptions } from "./export/options.js";
import { readModelFiles } from "./export/saved/read-files.js";
import { formatSummary } from "./export/summary.js";

interface ExportFlags {
  readonly opset: number;
  readonly name?: string;
  readonly inputName?: string;
  readonly outputName?: string;
  readonly divideBytesBy?: number;
  readonly cutActivation: boolean;
  readonly labels?: string;
  readonly check: boolean;
}

/** Adds `export <model> <out>` to a program. */
export function addExportCommand(program: Command): void {
  program
    .command("export")
    .description("turn a TensorFlow.js or Keras model into ONNX")
    .argument("<model>", "a model.json, or the folder that holds it")
    .argument("<out>", "the .onnx file to write")
    .option("--opset <n>", "version of the ONNX operators, 14 to 21", number, defaultOpset)
    .option("--name <name>", "of the graph (default: the model's)")
    .option("--input-name <name>", "of the only input")
    .option("--output-name <name>", "of the only output")
    .option("--divide-bytes-by <x>", "take uint8 and divide it in the graph, such as by 255", number)
    .option("--cut-activation", "leave out a softmax or sigmoid that comes last", false)
    .option("--labels <text>", "of the classes, kept in the file")
    .option("--check", "run the file in onnxruntime, and hold it against TensorFlow.js", false)
    .action(exportFile);
}

/** The file appears whole or not at all. */
async function exportFile(model: string, out: string, flags: ExportFlags): Promise<void> {
  console.log(`reading ${model}`);
  const saved = await readModelFiles(model);
  const options = optionsOf(flags);
  const { file, summary } = naming(model, () => exportSaved(saved, options));
  console.log(formatSummary(summary));
  if (flags.check) {
    // Loaded late, for it brings TensorFlow.js.
    const { checkExport } = await import("./check-export.js");
    console.log(await checkExport(saved, file, options));
  }
  await writeWhole(out, file);
  console.log(`wrote ${out}`);
}

/** A fault in a model names its layer; here it also names the file. */
function naming<T>(path: string, job: () => T): T {
  try {
    return job();
  } catch (error) {
    if (!(error instanceof TrainFault) || error.code !== "model") throw error;
    throw new TrainFault("model", `${path}: ${error.message}`, { cause: error });
  }
}

function optionsOf({ opset, cutActivation, divideBytesBy, labels, ...names }: ExportFlags): ExportOptions {
  const { name, inputName, outputName } = names;
  return {
    opset,
    finalActivation: cutActivation ? "cut" : "keep",
    ...(name !== undefined && { name }),
    ...(inputName !== undefined && { inputName }),
    ...(outputName !== undefined && { outputName }),
    ...(divideBytesBy !== undefined && { bytesDividedBy: divideBytesBy }),
    ...(labels !== undefined && { labels }),
  };
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const partial = join(dirname(path), `.${basename(path)}.${randomUUID()}.part`);
  try {
    await writeFile(partial, bytes);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined); // where the folder is none, there is nothing to remove
    throw dataFault(path, "a file that can be written", String(error), { cause: error });
  }
}

function number(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value)) return value;
  throw new InvalidArgumentError("Expected a number.");
}
