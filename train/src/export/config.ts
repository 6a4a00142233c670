import { modelFault } from "../errors.js";
import type { LayerContext } from "./layer.js";

// Readers of a layer's configuration. Every one refuses a value that it does not know, by layer and key.

type Place = Pick<LayerContext, "config" | "name">;

/** A whole number from 1 up. */
export function sizeOf({ config, name }: Place, key: string, fallback?: number): number {
  const value = config[key] ?? fallback;
  if (typeof value === "number" && Number.isInteger(value) && value > 0) return value;
  throw modelFault(name, `${key}: a whole number from 1 up`, shown(value));
}

/** A number. */
export function numberOf({ config, name }: Place, key: string, fallback?: number): number {
  const value = config[key] ?? fallback;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw modelFault(name, `${key}: a number`, shown(value));
}

/** A switch; missing or null is off unless said otherwise. */
export function flagOf({ config, name }: Place, key: string, fallback = false): boolean {
  const value = config[key] ?? fallback;
  if (typeof value === "boolean") return value;
  throw modelFault(name, `${key}: true or false`, shown(value));
}

/** One of a few words. */
export function wordOf<T extends string>(
  { config, name }: Place,
  key: string,
  words: readonly T[],
  fallback?: NoInfer<T>,
): T {
  const value = config[key] ?? fallback;
  const word = words.find((known) => known === value);
  if (word === undefined) throw modelFault(name, `${key}: one of ${words.join(", ")}`, shown(value));
  return word;
}

/** A list of so many whole numbers from 1 up; one number stands for all. */
export function sizesOf({ config, name }: Place, key: string, count: number, fallback?: number): number[] {
  const value = config[key] ?? fallback;
  const list: unknown[] = Array.isArray(value) ? value : Array.from({ length: count }, () => value);
  if (list.length === count && list.every((size) => Number.isInteger(size) && Number(size) > 0))
    return list.map(Number);
  throw modelFault(name, `${key}: ${count} whole numbers from 1 up`, shown(value));
}

/** A list of whole numbers; one number is a list of one. */
export function integersOf({ config, name }: Place, key: string, fallback?: number): number[] {
  const value = config[key] ?? fallback;
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (list.every(Number.isInteger)) return list.map(Number);
  throw modelFault(name, `${key}: whole numbers`, shown(value));
}

/** Pairs of (before, after) for each spatial axis, in all the ways that Keras writes them. */
export function marginsOf({ config, name }: Place, key: string, axes: number): (readonly [number, number])[] {
  const value = config[key];
  const list: unknown[] = Array.isArray(value) ? value : Array.from({ length: axes }, () => value);
  // ZeroPadding1D and Cropping1D save their one pair without a list around it.
  const sides = axes === 1 && list.length === 2 ? [list] : list;
  const pairs = sides.map((side) => (Array.isArray(side) ? side.map(Number) : [Number(side), Number(side)]));
  const known = pairs.length === axes && pairs.every((pair) => pair.length === 2 && pair.every(isMargin));
  if (!known) throw modelFault(name, `${key}: margins of ${axes} axes`, shown(value));
  return pairs.map(([before = 0, after = 0]) => [before, after]);
}

function isMargin(size: number): boolean {
  return Number.isInteger(size) && size >= 0;
}

/**
 * Refuses what a converter does not express: each named key must be missing, null or the one value given.
 * @throws TrainFault that names layer and key
 */
export function demand({ config, name }: Place, only: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(only)) {
    const given = config[key] ?? value;
    if (shown(given) !== shown(value)) throw modelFault(name, `${key}: ${shown(value)}`, shown(given));
  }
}

/** An axis of one row from Keras' count, which begins at the batch. */
export function rowAxis(axis: number, rank: number, { name }: Pick<LayerContext, "name">): number {
  const index = axis < 0 ? axis + rank : axis - 1;
  if (index >= 0 && index < rank) return index;
  throw modelFault(name, `an axis from 1 to ${rank}`, String(axis));
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? "nothing";
}
