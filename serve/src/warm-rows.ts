/** The batch sizes that a model runs once before it counts as loaded: the powers of two, and the largest. */
export function warmRows(maxBatchRows: number): number[] {
  const rows: number[] = [];
  for (let size = 1; size < maxBatchRows; size *= 2) rows.push(size);
  return [...rows, maxBatchRows];
}
