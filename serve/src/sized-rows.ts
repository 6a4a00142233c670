/** Rows of one request that run in one size. */
export interface SizedRows {
  readonly rowBytes: number;
  /** Their places in the request. */
  readonly places: readonly number[];
  /** [rows, ...], flat */
  readonly input: Uint8Array;
  /** The share of the input that is padding, 0 to 1. */
  readonly padding: number;
}

/**
 * Sorts rows that are padded in front with zeros by the smallest size that holds them, and cuts off the padding that is
 * then too much.
 * @param input [rows, largest size], flat
 * @param sizes in bytes, rising
 */
export function sortBySize(input: Uint8Array, sizes: readonly number[]): SizedRows[] {
  const rowBytes = sizes.at(-1) ?? input.length;
  const groups = new Map<number, { places: number[]; usedBytes: number }>();
  for (let place = 0; place * rowBytes < input.length; place++) {
    const used = usedBytes(input.subarray(place * rowBytes, (place + 1) * rowBytes));
    const size = sizes.find((bytes) => bytes >= used) ?? rowBytes;
    const group = groups.get(size) ?? { places: [], usedBytes: 0 };
    groups.set(size, group);
    group.places.push(place);
    group.usedBytes += used;
  }
  return Array.from(groups, ([size, { places, usedBytes }]) => ({
    rowBytes: size,
    places,
    input: ends(input, places, rowBytes, size),
    padding: 1 - usedBytes / (places.length * size),
  }));
}

/** The same for one row, without a copy. */
export function fitRow(row: Uint8Array, sizes: readonly number[]): Omit<SizedRows, "places"> {
  const used = usedBytes(row);
  const rowBytes = sizes.find((bytes) => bytes >= used) ?? row.length;
  return { rowBytes, input: row.subarray(row.length - rowBytes), padding: 1 - used / rowBytes };
}

/** Without the zeros in front. */
function usedBytes(row: Uint8Array): number {
  let first = 0;
  while (first < row.length && row[first] === 0) first++;
  return row.length - first;
}

/** The last bytes of some rows. */
function ends(input: Uint8Array, places: readonly number[], rowBytes: number, size: number): Uint8Array {
  const all = new Uint8Array(places.length * size);
  for (const [index, place] of places.entries()) {
    all.set(input.subarray((place + 1) * rowBytes - size, (place + 1) * rowBytes), index * size);
  }
  return all;
}
