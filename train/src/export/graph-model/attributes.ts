import { modelFault } from "../../errors.js";
import { excerpt, isRecord } from "../saved/record.js";
import type { GraphNode } from "./parse-graph.js";

// Readers of an operation's attributes as protobuf's JSON has them: {"b": true}, {"f": 1}, {"i": "1"}, {"s": base64}.

export function flag({ attributes }: GraphNode, key: string): boolean {
  const value = attributes[key];
  return isRecord(value) && value.b === true;
}

export function float({ attributes, name }: GraphNode, key: string, fallback: number): number {
  const value = attributes[key];
  if (value === undefined) return fallback;
  if (isRecord(value) && typeof value.f === "number") return value.f;
  if (isRecord(value) && value.f === undefined) return 0; // protobuf leaves zeros out
  throw modelFault(name, `${key}: a number`, excerpt(value));
}

/** Whole numbers; protobuf writes them as text, for they may be large. */
export function integers({ attributes, name }: GraphNode, key: string): number[] {
  const value = attributes[key];
  if (value === undefined) return [];
  const list = isRecord(value) && isRecord(value.list) ? (value.list.i ?? []) : undefined;
  const values: number[] = Array.isArray(list) ? list.map(Number) : [];
  if (!Array.isArray(list) || !values.every(Number.isInteger))
    throw modelFault(name, `${key}: whole numbers`, excerpt(value));
  return values;
}

export function integer({ attributes, name }: GraphNode, key: string, fallback: number): number {
  const value = attributes[key];
  if (value === undefined) return fallback;
  const read = isRecord(value) ? Number(value.i ?? 0) : Number.NaN;
  if (!Number.isInteger(read)) throw modelFault(name, `${key}: a whole number`, excerpt(value));
  return read;
}

export function text({ attributes }: GraphNode, key: string, fallback: string): string {
  const value = attributes[key];
  return isRecord(value) && typeof value.s === "string" ? fromBase64(value.s) : fallback;
}

export function texts({ attributes }: GraphNode, key: string): string[] {
  const value = attributes[key];
  const list = isRecord(value) && isRecord(value.list) ? value.list.s : undefined;
  return Array.isArray(list) ? list.map((item) => fromBase64(String(item))) : [];
}

export function dataType({ attributes }: GraphNode, key: string): string {
  const value = attributes[key];
  return isRecord(value) ? String(value.type) : "DT_FLOAT";
}

function fromBase64(encoded: string): string {
  return Buffer.from(encoded, "base64").toString("utf8");
}
