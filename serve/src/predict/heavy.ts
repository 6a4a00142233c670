const heavyBytes = 131_072; // less takes a few milliseconds at most

/** Tells whether so many bytes of JSON or text are better read in a thread. */
export function isHeavy(bytes: number): boolean {
  return bytes > heavyBytes;
}
