/**
 * Writes down which rows are right, one bit a row, the first one highest in the first byte: 1,250 bytes for 10,000 rows.
 * @param rows 1 where it is right, 0 where it is wrong
 * @returns base64
 */
export function packRows(rows: ArrayLike<number>): string {
  const bytes = Buffer.alloc(Math.ceil(rows.length / 8));
  for (let row = 0; row < rows.length; row++) {
    if (rows[row] === 1) bytes[row >> 3] = (bytes[row >> 3] ?? 0) | (0x80 >> (row & 7));
  }
  return bytes.toString("base64");
}

/**
 * Reads what `packRows` wrote.
 * @param count of rows
 * @returns uint8 [count], 1 or 0
 */
export function unpackRows(packed: string, count: number): Uint8Array {
  const bytes = Buffer.from(packed, "base64");
  return Uint8Array.from({ length: count }, (_, row) => ((bytes[row >> 3] ?? 0) >> (7 - (row & 7))) & 1);
}
