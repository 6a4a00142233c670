import { modelFault } from "../../errors.js";
import type { LayerConfig } from "../../keras/topology.js";
import type { Value } from "../../onnx/graph.js";
import type { Ops } from "./ops.js";

/** A tensor on its way from layer to layer. */
export interface Signal {
  /** [time, batch, features] of sequences, else [batch, features] */
  readonly value: Value;
  /** Of one row as Keras counts it, without the batch: [time, features] or [features] */
  readonly shape: readonly number[];
  /** float32 [time, batch, 1]: 0 where a step is padding. */
  readonly mask?: Value | undefined;
  /** Whether a layer before it learns, and so waits for a gradient. */
  readonly learns: boolean;
}

/** A layer written forwards, with the way back. */
export interface Written {
  readonly output: Signal;
  /**
   * Writes the gradients of the layer's weights and of its input.
   * @param gradient of the loss with respect to the output, in the output's shape
   * @returns the same for the input; undefined where nothing before it learns
   */
  backward(gradient: Value): Value | undefined;
}

/** Writes one layer, forward and backward, into a graph. */
export type LayerWriter = (input: Signal, context: LayerContext) => Written;

/** A part of a Keras weight: whole, or the columns of one gate. */
export interface Part {
  /** Of the weight in its Keras layout. */
  readonly shape: readonly number[];
  /** Which of `of` equal blocks of columns. */
  readonly block?: { readonly index: number; readonly of: number };
  /** Which row, of a bias [2, columns]. */
  readonly row?: number;
}

/** How the update treats a part. */
export type PartRole = { readonly kind: "weight" } | { readonly kind: "moving"; readonly momentum: number };

/** What a layer is given while it is written. */
export interface LayerContext {
  readonly ops: Ops;
  readonly config: LayerConfig;
  readonly name: string;
  /** Training, or prediction alone. */
  readonly training: boolean;
  /** A weight or a block of its columns, as a tensor of the graph. */
  weight(name: string, part: Part, role?: PartRole): Value;
  /** Says what the gradient of a weight is: its sum over the rows of the batch. For moving averages, what they follow. */
  learn(weight: Value, gradient: Value): void;
  /** Factors that drop inputs: 0, or 1 ÷ (1 − rate); drawn anew for each row of each step. */
  dropout(name: string, rate: number, shape: readonly number[]): Value;
  /** float32 [batch, width] */
  zeros(width: number): Value;
  /** The same context for a layer inside this one. */
  inner(config: LayerConfig, name: string): LayerContext;
}

/** The number of columns that one block of a part has. */
export function partShape({ shape, block, row }: Part): number[] {
  const columns = (shape.at(-1) ?? 0) / (block?.of ?? 1);
  return row === undefined ? [...shape.slice(0, -1), columns] : [columns];
}

/** [rows, columns] of a sequence or of single rows: all but the last axis in one. */
export function flat(ops: Ops, { value, shape }: Pick<Signal, "value" | "shape">): Value {
  return shape.length === 1 ? value : ops.reshape(value, [-1, shape.at(-1) ?? 0]);
}

/** The inverse of `flat`: [time, batch, features] where the shape has a time. */
export function unflat(ops: Ops, value: Value, shape: readonly number[]): Value {
  const [time = 0, features = 0] = shape;
  return shape.length === 1 ? value : ops.reshape(value, [time, -1, features]);
}

/** @throws TrainFault where it is no whole number from 1 up */
export function wholeOption(config: LayerConfig, key: string): number {
  const value = config[key];
  if (typeof value === "number" && Number.isInteger(value) && value > 0) return value;
  throw modelFault(config.name, `${key}: a whole number from 1 up`, JSON.stringify(value) ?? "nothing");
}

/** @throws TrainFault where it is no number in [0, 1) */
export function rateOption(config: LayerConfig, key: string): number {
  const value = config[key] ?? 0;
  if (typeof value === "number" && value >= 0 && value < 1) return value;
  throw modelFault(config.name, `${key}: a number from 0 to below 1`, JSON.stringify(value) ?? "nothing");
}

/** @throws TrainFault where it is neither true nor false */
export function flagOption(config: LayerConfig, key: string, otherwise: boolean): boolean {
  const value = config[key] ?? otherwise;
  if (typeof value === "boolean") return value;
  throw modelFault(config.name, `${key}: true or false`, JSON.stringify(value) ?? "nothing");
}

/** @throws TrainFault where it is no finite number */
export function numberOption(config: LayerConfig, key: string, otherwise: number): number {
  const value = config[key] ?? otherwise;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw modelFault(config.name, `${key}: a number`, JSON.stringify(value) ?? "nothing");
}

/**
 * Refuses what a layer does not express: each key must be missing, null or the one value given.
 * @throws TrainFault that names layer and key
 */
export function demandOptions(config: LayerConfig, only: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(only)) {
    const given = JSON.stringify(config[key] ?? value);
    if (given !== JSON.stringify(value)) throw modelFault(config.name, `${key}: ${JSON.stringify(value)}`, given);
  }
}
