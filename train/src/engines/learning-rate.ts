import { optionFault } from "../errors.js";

/** How the step size changes with the number of steps done: Keras' schedules (https://keras.io/api/optimizers/learning_rate_schedules/). */
export type LearningRate =
  | number
  /** initial · rate ^ (step ÷ steps); with `staircase` the exponent is rounded down. */
  | {
      readonly kind: "exponential";
      readonly initial: number;
      readonly steps: number;
      readonly rate: number;
      readonly staircase?: boolean;
    }
  /** From `initial` along half a cosine to initial · alpha, reached at `steps`. */
  | { readonly kind: "cosine"; readonly initial: number; readonly steps: number; readonly alpha?: number }
  /** values[i] up to and with the step boundaries[i]; after the last boundary the last value, of which there is one more. */
  | { readonly kind: "piecewise"; readonly boundaries: readonly number[]; readonly values: readonly number[] };

/** @param step how many were done before this one */
export function learningRateAt(rate: LearningRate, step: number): number {
  if (typeof rate === "number") return rate;
  switch (rate.kind) {
    case "exponential": {
      const exponent = step / rate.steps;
      return rate.initial * rate.rate ** (rate.staircase ? Math.floor(exponent) : exponent);
    }
    case "cosine": {
      const { alpha = 0, initial } = rate;
      const wave = (1 + Math.cos((Math.PI * Math.min(step, rate.steps)) / rate.steps)) / 2;
      return initial * ((1 - alpha) * wave + alpha);
    }
    case "piecewise": {
      const reached = rate.boundaries.findIndex((boundary) => step <= boundary);
      return rate.values.at(reached) ?? 0;
    }
  }
}

/** @throws TrainFault where a step size would not be a finite number above 0 */
export function demandLearningRate(rate: LearningRate): void {
  for (const [option, value] of numbersOf(rate)) {
    if (!(Number.isFinite(value) && value > 0)) throw optionFault(option, "a number above 0", String(value));
  }
  if (typeof rate === "number" || rate.kind !== "piecewise") return;
  const [expected, received] = [rate.boundaries.length + 1, rate.values.length];
  if (expected !== received) throw optionFault("learningRate.values", `${expected} values`, `${received}`);
}

function numbersOf(rate: LearningRate): [option: string, value: number][] {
  if (typeof rate === "number") return [["learningRate", rate]];
  if (rate.kind === "piecewise") return rate.values.map((value) => ["learningRate.values", value]);
  const both: [string, number][] = [
    ["learningRate.initial", rate.initial],
    ["learningRate.steps", rate.steps],
  ];
  return rate.kind === "exponential" ? [...both, ["learningRate.rate", rate.rate]] : both;
}
