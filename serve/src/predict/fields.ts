import { describeValue, InvalidInputError } from "@rnn-zoo/models";

/** What a request says beside its instances, by name. */
export type Fields = ReadonlyMap<string, unknown>;

/** By which model a request wants to be answered. */
export interface ModelChoice {
  /** Nothing: the default model. */
  readonly model: string | undefined;
  /** Nothing: the newest version. */
  readonly version: string | undefined;
}

/** Names whose values in a query are text, whatever they look like. */
const texts: readonly string[] = ["model", "version", "scale"];

/**
 * Takes the fields of a query; numbers, true and false become what they are in JSON.
 * @param known the names that may be there
 * @throws InvalidInputError where another name is there, or one comes twice
 */
export function queryFields(query: URLSearchParams, known: readonly string[]): Fields {
  allowOnly("query", query.keys(), known);
  const fields = new Map<string, unknown>();
  for (const [name, text] of query) {
    if (fields.has(name)) throw new InvalidInputError("query", "each choice once", `${describeValue(name)} again`);
    fields.set(name, texts.includes(name) ? text : jsonValue(text));
  }
  return fields;
}

function jsonValue(text: string): unknown {
  return /^(true|false|-?\d{1,15}(\.\d{1,15})?)$/.test(text) ? JSON.parse(text.replace(/^(-?)0+(?=\d)/, "$1")) : text;
}

/** @throws InvalidInputError that names the first name that is not known */
export function allowOnly(path: string, names: Iterable<string>, known: readonly string[]): void {
  for (const name of names) {
    if (known.includes(name)) continue;
    const expected = known.length > 0 ? `only ${known.join(", ")}` : "nothing: these choices are fields of the body";
    throw new InvalidInputError(path, expected, `the unknown field ${describeValue(name)}`);
  }
}

/** @throws InvalidInputError where it is there and no text */
export function textField(fields: Fields, name: string): string | undefined {
  const value = fields.get(name);
  if (value === undefined || typeof value === "string") return value;
  throw new InvalidInputError(name, "text", describeValue(value));
}

/** @throws InvalidInputError where it is there and neither true nor false */
export function flagField(fields: Fields, name: string): boolean | undefined {
  const value = fields.get(name);
  if (value === undefined || typeof value === "boolean") return value;
  throw new InvalidInputError(name, "true or false", describeValue(value));
}

/** @throws InvalidInputError where it is there and no number from `least` to `most` */
export function numberField(fields: Fields, name: string, least: number, most: number): number | undefined {
  const value = fields.get(name);
  if (value === undefined || (typeof value === "number" && value >= least && value <= most)) return value;
  throw new InvalidInputError(name, `a number from ${least} to ${most}`, describeValue(value));
}

/** How many classes to rank; @throws InvalidInputError where it is there and no whole number from 1 to `classes` */
export function topKField(fields: Fields, classes: number): number | undefined {
  const value = fields.get("topK");
  if (value === undefined) return undefined;
  if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= classes) return value;
  throw new InvalidInputError("topK", `a whole number from 1 to ${classes}`, describeValue(value));
}

/** The names that every task knows. */
export const choiceNames = ["model", "version"] as const;

/** @throws InvalidInputError where one of both is there and no text */
export function modelChoice(fields: Fields): ModelChoice {
  return { model: textField(fields, "model"), version: textField(fields, "version") };
}
