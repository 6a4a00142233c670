import type { Batch } from "../../datasets/dataset.js";
import { modelFault, trainingFault } from "../../errors.js";
import { type ModelArtifacts, packArtifacts, readWeights } from "../../keras/artifacts.js";
import { readTopology } from "../../keras/topology.js";
import type { NamedWeight } from "../../keras/weights.js";
import type { OptimizerState, StepResult, Trainer, TrainerOptions } from "../engine.js";
import { demandLearningRate, learningRateAt } from "../learning-rate.js";
import { batchTargets } from "../targets.js";
import type { WorkerData } from "./messages.js";
import { cutPart, pastePart } from "./parts.js";
import { createSharedModel, type SharedModel, sumsOf } from "./shared-model.js";
import { startTeam, type Team } from "./team.js";
import { writePredictionGraph, writeTrainingGraph } from "./training-graph.js";

export interface TeamOptions {
  /** Threads that each compute a part of every batch. */
  readonly workers: number;
  readonly provider: WorkerData["provider"];
}

/** See `Engine.createTrainer`. */
export async function createTrainer(
  artifacts: ModelArtifacts,
  options: TrainerOptions,
  { workers, provider }: TeamOptions,
  resumed?: OptimizerState,
): Promise<Trainer> {
  demandLearningRate(options.learningRate);
  const topology = readTopology(artifacts.modelTopology);
  const training = writeTrainingGraph(topology, options.loss);
  const prediction = writePredictionGraph(topology, options.loss);
  const model = createSharedModel(training.weights, workers, options.optimizer);
  load(model, readWeights(artifacts));
  let steps = resume(model, resumed);
  const shares = Array.from({ length: workers }, (_, worker) => {
    return { worker, training, prediction, model, provider, seed: options.seed };
  });
  const team = await startTeam(shares);
  return {
    outputShape: training.outputShape,
    step: async (batch) => {
      const update = { ...updateOptions(options, steps), step: steps + 1 };
      const targets = batchTargets(batch, options.loss, training.outputShape);
      const requests = split(batch, targets, team.size).map((part) => ({ kind: "step", ...part, update }) as const);
      await demandReplies(team, requests);
      const result = meanScores(model);
      if (Number.isFinite(result.loss)) steps += 1;
      return result;
    },
    predict: async (batch) => {
      const parts = split(batch, new Float32Array(), team.size);
      const requests = parts.map(({ rows, inputs }) => ({ kind: "predict", rows, inputs }) as const);
      return join(await demandReplies(team, requests));
    },
    artifacts: async () => packArtifacts(artifacts.modelTopology, read(model, artifacts)),
    optimizerState: async () => ({ steps, slots: model.slots.map((slot) => Float32Array.from(slot)) }),
    close: () => team.close(),
  };
}

function updateOptions({ optimizer, learningRate, momentum = 0, clipNorm }: TrainerOptions, steps: number) {
  return { optimizer, learningRate: learningRateAt(learningRate, steps), momentum, clipNorm };
}

function load({ weights, values }: SharedModel, given: ReadonlyMap<string, NamedWeight>): void {
  for (const { weight, part, start } of weights) {
    const found = given.get(weight);
    if (!found) throw modelFault(weight, `a weight [${part.shape}]`, "none of that name");
    if (found.shape.join() !== part.shape.join()) throw modelFault(weight, `shape [${part.shape}]`, `[${found.shape}]`);
    values.set(cutPart(found.values, part), start);
  }
}

/** @returns how many steps were done before */
function resume({ slots, values }: SharedModel, resumed: OptimizerState | undefined): number {
  if (!resumed) return 0;
  const fits = resumed.slots.length === slots.length && resumed.slots.every((slot) => slot.length === values.length);
  if (!fits) throw modelFault("optimizer state", `${slots.length} × ${values.length} numbers`, "other ones");
  for (const [index, slot] of slots.entries()) slot.set(resumed.slots[index] ?? []);
  return resumed.steps;
}

/** The weights in the names, layouts and order of the artifacts that training began with. */
function read({ weights, values }: SharedModel, artifacts: ModelArtifacts): NamedWeight[] {
  const all = [...readWeights(artifacts).values()].map((weight) => ({ ...weight, values: weight.values.slice() }));
  for (const { weight, part, start, end } of weights) {
    const into = all.find(({ name }) => name === weight);
    if (into) pastePart(values.subarray(start, end), part, into.values);
  }
  return all;
}

interface BatchPart {
  readonly rows: number;
  readonly firstRow: number;
  readonly inputs: Float32Array | Int32Array;
  readonly targets: Float32Array;
  readonly weights: Float32Array;
}

/** Even parts; where there are fewer rows than parts, the last ones are empty. */
function split({ shape, inputs, weights }: Batch, targets: Float32Array, parts: number): BatchPart[] {
  const [rows = 0] = shape;
  const first = (part: number) => Math.ceil((rows * part) / parts);
  return Array.from({ length: parts }, (_, part) => {
    const [from, to] = [first(part), first(part + 1)];
    const cut = (values: Float32Array) => values.slice((values.length / rows) * from, (values.length / rows) * to);
    const width = inputs.length / rows;
    return {
      rows: to - from,
      firstRow: from,
      inputs: inputs.slice(width * from, width * to),
      targets: cut(targets),
      weights: weights ? cut(weights) : new Float32Array(to - from).fill(1),
    };
  });
}

function meanScores({ sums }: SharedModel): StepResult {
  const total = (index: number) => sums.reduce((sum, own) => sum + (own[index] ?? 0), 0);
  const weight = total(sumsOf.weight);
  return { loss: total(sumsOf.loss) / weight, accuracy: total(sumsOf.correct) / weight };
}

async function demandReplies(team: Team, requests: Parameters<Team["ask"]>[0]) {
  try {
    return await team.ask(requests);
  } catch (error) {
    throw trainingFault(`onnxruntime failed: ${String(error)}`);
  }
}

function join(parts: readonly (Float32Array | undefined)[]): Float32Array {
  const filled = parts.filter((part) => part !== undefined);
  const whole = new Float32Array(filled.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of filled) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
