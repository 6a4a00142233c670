import protobuf from "protobufjs/minimal.js";

/**
 * Counts the occurrences of a field in a message before it is decoded: millions of empty ones fit in a small body, and
 * to decode them takes seconds.
 * @param limit the answer is at most one more
 * @throws Error where the bytes are not protobuf
 */
export function protobufCount(message: Uint8Array, field: number, limit: number): number {
  const reader = protobuf.Reader.create(message);
  let count = 0;
  while (reader.pos < reader.len && count <= limit) {
    const tag = reader.uint32();
    if (tag >>> 3 === field) count++;
    reader.skipType(tag & 7);
  }
  return count;
}
