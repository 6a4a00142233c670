import { describeValue, InvalidInputError } from "@rnn-zoo/models";
import { errors } from "../errors.js";
import { allowOnly, type Fields } from "./fields.js";
import { jsonShape } from "./json-shape.js";

const byteOrderMark = 0xfeff;
const maxDepth = 8; // a request needs 4: {"instances": [[[0, …]]]}
const shallowBytes = 262_144; // what fits in here is parsed in less than 50 ms, however deep

/** An instance's numbers take 2 bytes each, and a picture or a text more than this: honest bodies have far fewer parts. */
const bytesPerPart = 32;

/**
 * Reads a body that is a JSON object.
 * @param body UTF-8
 * @param known the names that its fields may have
 * @throws ServeError malformed_json
 * @throws InvalidInputError where it is no object, or has another field
 */
export function readJsonFields(body: Uint8Array, known: readonly string[]): Fields {
  if (body.length > shallowBytes) refuseExpensive(body);
  return fieldsOf(textOf(body), known);
}

/** The same of a text that is short. */
export function fieldsOf(text: string, known: readonly string[]): Fields {
  const json = parseJson(text);
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    throw new InvalidInputError("body", "a JSON object", describeValue(json));
  }
  const fields = new Map<string, unknown>(Object.entries(json));
  allowOnly("body", fields.keys(), known);
  return fields;
}

/** @throws ServeError too_many_rows */
export function limitRows(rows: number, maxRows: number): void {
  if (rows > maxRows) throw errors.tooManyRows(rows, maxRows);
}

/** Before each instance is looked at. @throws ServeError too_many_rows */
export function limitInstances(fields: Fields, maxRows: number): void {
  const instances = fields.get("instances");
  if (Array.isArray(instances)) limitRows(instances.length, maxRows);
}

function refuseExpensive(body: Uint8Array): void {
  const limit = { depth: maxDepth, parts: Math.ceil(body.length / bytesPerPart) };
  const { depth, parts } = jsonShape(body, limit);
  if (depth > limit.depth) throw new InvalidInputError("body", `JSON nested at most ${maxDepth} deep`, "more");
  if (parts > limit.parts) throw errors.tooDense(body.length);
}

/** Without the byte order mark that some editors put in front, as RFC 8259 allows. */
function textOf({ buffer, byteOffset, byteLength }: Uint8Array): string {
  const text = Buffer.from(buffer, byteOffset, byteLength).toString();
  return text.charCodeAt(0) === byteOrderMark ? text.slice(1) : text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw errors.malformedJson(error instanceof Error ? error.message : "not JSON");
  }
}
