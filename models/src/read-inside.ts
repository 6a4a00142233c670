import { readFile, realpath } from "node:fs/promises";
import { sep } from "node:path";
import { ModelFileError } from "./errors.js";

/**
 * Reads a file of a zoo, wherever links lead, as long as they do not lead out of the zoo.
 * @param expected what the file should be, for the error
 * @throws ModelFileError where it cannot be read, or its real place is not below the zoo's
 */
export async function readInside(zoo: string, file: string, expected: string): Promise<Buffer> {
  const unreadable = (error: Error) => {
    throw new ModelFileError(file, expected, error.message);
  };
  const place = await realpath(file).catch(unreadable);
  if (place.startsWith((await realpath(zoo)) + sep)) return readFile(place).catch(unreadable);
  throw new ModelFileError(file, `${expected} inside the models folder`, "a link that leads out of it");
}
