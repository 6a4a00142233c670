import { describeValue, InvalidInputError } from "@rnn-zoo/models";
import type { Static, TSchema } from "typebox";
import { checkField, type OptionSchema } from "../check-field.js";

/** What a request says beside its instances, by name. */
export type Fields = ReadonlyMap<string, unknown>;

/** No fields, as in most requests. */
export const noFields: Fields = new Map();

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
  if (query.size === 0) return noFields;
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

/** Fields by their schemas; what is not there is undefined. */
export type Options<S extends Readonly<Record<string, TSchema>>> = {
  readonly [K in keyof S]: Static<S[K]> | undefined;
};

/** @throws InvalidInputError that names the first field that is not what its schema says */
export function readOptions<S extends Readonly<Record<string, OptionSchema>>>(schemas: S, fields: Fields): Options<S>;
export function readOptions(schemas: Readonly<Record<string, OptionSchema>>, fields: Fields): object {
  const options: Record<string, unknown> = {};
  if (fields.size === 0) return options;
  for (const [name, schema] of Object.entries(schemas)) options[name] = checkField(schema, name, fields.get(name));
  return options;
}
