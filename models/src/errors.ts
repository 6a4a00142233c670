/** What a caller sent cannot be used. `path` is the place inside what they sent, such as `instances[3][27]`. */
export class InvalidInputError extends Error {
  override readonly name = "InvalidInputError";

  constructor(
    readonly path: string,
    readonly expected: string,
    readonly received: string,
  ) {
    super(`${path}: expected ${expected}, got ${received}`);
  }
}

/** A file in the zoo folder is missing, damaged or not what its card says. */
export class ModelFileError extends Error {
  override readonly name = "ModelFileError";

  constructor(
    readonly file: string,
    readonly expected: string,
    readonly received: string,
  ) {
    super(`${file}: expected ${expected}, got ${received}`);
  }
}
