import { setImmediate } from "node:timers/promises";
import { Busboy, type BusboyFileStream, type BusboyInstance } from "@fastify/busboy";
import { describeValue, InvalidInputError } from "@rnn-zoo/models";
import { errors } from "../errors.js";
import { demandNamedParts } from "./multipart-parts.js";

/** One file, and what errors call it. */
export interface NamedFile {
  readonly bytes: Uint8Array;
  readonly path: string;
}

const limits = { headerPairs: 32, headerSize: 4_096, fieldSize: 0 }; // of one part; bytes
const sliceBytes = 65_536; // between two turns of the event loop

/**
 * Reads a body of multipart/form-data, RFC 7578: each part is a file, and each file an instance.
 * @param contentType with its boundary
 * @param names what a part may be called
 * @throws ServeError malformed_multipart, too_many_rows
 * @throws InvalidInputError where a part is no file, is empty, or has no name or another one
 */
export async function readMultipart(
  body: Buffer,
  contentType: string,
  names: readonly string[],
  maxFiles: number,
): Promise<NamedFile[]> {
  const parser = openParser(contentType);
  const parts = demandNamedParts(body, contentType);
  const files: NamedFile[] = [];
  let started = 0;
  const ended = new Promise<void>((resolve, reject) => {
    parser.on("finish", resolve);
    parser.on("error", (error) => reject(malformed(error)));
    parser.on("field", (name) => reject(noFile(name)));
    parser.on("file", (name, stream) => {
      const index = started++;
      if (started > maxFiles) reject(errors.tooManyRows(started, maxFiles));
      else if (!names.includes(name)) reject(wrongName(name, names));
      gather(stream, (bytes) => {
        files[index] = { bytes, path: `files[${index}]` };
      });
    });
  });
  await Promise.race([ended, feed(parser, body)]);
  await ended;
  if (started < parts) throw errors.malformedMultipart("the headers of a part are too long");
  if (files.length === 0) throw new InvalidInputError("body", "at least one file", "none");
  const empty = files.find(({ bytes }) => bytes.length === 0);
  if (empty) throw new InvalidInputError(empty.path, "a file with content", "0 bytes");
  return files;
}

function openParser(contentType: string): BusboyInstance {
  try {
    return new Busboy({
      headers: { "content-type": contentType },
      limits,
      isPartAFile: (_name, _type, fileName) => fileName !== undefined,
    });
  } catch (error) {
    throw malformed(error);
  }
}

/** Slice by slice, so that other requests have their turn. */
async function feed(parser: BusboyInstance, body: Buffer): Promise<void> {
  for (let start = 0; start < body.length; start += sliceBytes) {
    parser.write(body.subarray(start, start + sliceBytes));
    if (start > 0) await setImmediate();
  }
  parser.end();
}

function gather(stream: BusboyFileStream, whenWhole: (bytes: Uint8Array) => void): void {
  const chunks: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  stream.on("end", () => whenWhole(new Uint8Array(Buffer.concat(chunks)))); // memory of its own
  stream.on("error", () => undefined); // the parser has it too
}

function malformed(error: unknown): Error {
  return errors.malformedMultipart(error instanceof Error ? error.message : String(error));
}

function noFile(name: string): InvalidInputError {
  return new InvalidInputError(
    "body",
    "files only (choices stand in the query)",
    `the field ${describeValue(name)} without a file name`,
  );
}

function wrongName(name: string, names: readonly string[]): InvalidInputError {
  return new InvalidInputError("body", `files with the name ${names.join(" or ")}`, describeValue(name));
}
