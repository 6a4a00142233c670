/**
 * Finds the words of a list that is parted by commas.
 * @throws Error where one is not known
 */
export function pick<T extends string>(list: string, known: readonly T[]): T[] {
  return list.split(",").map((wanted) => {
    const found = known.find((name) => name === wanted);
    if (found === undefined) throw new Error(`expected some of ${known.join(", ")}, got "${wanted}"`);
    return found;
  });
}
