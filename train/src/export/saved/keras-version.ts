/**
 * Is a file from this version of Keras, or a later one?
 * @param source as `parseTopology` gives it: "keras 2.15.0", "keras 2.3.0-tf"
 */
export function isKerasFrom(source: string, major: number, minor: number): boolean {
  const [, first, second] = /^keras (\d+)\.(\d+)/.exec(source)?.map(Number) ?? [];
  if (first === undefined || second === undefined) return false;
  return first > major || (first === major && second >= minor);
}
