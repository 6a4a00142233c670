import { errors, ServeError } from "../errors.js";
import { limitRows } from "./json-body.js";
import { protobufCount } from "./protobuf-count.js";

/**
 * Decodes a body; fields of later versions are skipped, as protobuf does.
 * @param name of the message, for errors
 * @param field the number of the field that repeats, once an instance
 * @throws ServeError malformed_protobuf, too_many_rows
 */
export function decodeMessage<T>(
  name: string,
  type: { decode(bytes: Uint8Array): T },
  body: Uint8Array,
  field: number,
  maxRows: number,
): T {
  try {
    limitRows(protobufCount(body, field, maxRows), maxRows);
    return type.decode(body);
  } catch (error) {
    if (error instanceof ServeError) throw error;
    throw errors.malformedProtobuf(name, error instanceof Error ? error.message : "not protobuf");
  }
}
