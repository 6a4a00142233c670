import type { BatchModel, BatchResult } from "./batch-request.js";
import type { Batcher, SubmitOptions } from "./batcher.js";
import { fitRow, type SizedRows, sortBySize } from "./sized-rows.js";

/** A model whose rows may be shorter than the longest. */
export interface SizedModel extends BatchModel {
  /** In bytes, rising to `rowBytes`; where it is left out, or holds one size only, all rows run as they come. */
  readonly rowSizes?: readonly number[];
}

/**
 * Wraps `submit`: rows that are padded in front run in the smallest size that holds them, those of one size together.
 * The request fails where one of its sizes does, and then drops the others.
 */
export function submitSized(submit: Batcher["submit"]): Batcher["submit"] {
  return async (model: SizedModel, input, whenGone, options) => {
    const { rowSizes = [model.rowBytes] } = model;
    const isWhole = input.length > 0 && input.length % model.rowBytes === 0;
    if (rowSizes.length < 2 || !isWhole) return submit(model, input, whenGone, options);
    if (input.length === model.rowBytes) {
      const { rowBytes, input: row, padding } = fitRow(input, rowSizes);
      return submit({ ...model, rowBytes }, row, whenGone, { ...options, padding });
    }
    const leavers: (() => void)[] = [];
    const leaveAll = () => {
      for (const leave of leavers) leave();
    };
    whenGone?.(leaveAll);
    const groups = sortBySize(input, rowSizes);
    try {
      const results = await Promise.all(groups.map((group) => submitGroup(submit, model, group, leavers, options)));
      return together(groups, results, input.length / model.rowBytes, model.outputs);
    } catch (error) {
      leaveAll();
      throw error;
    }
  };
}

function submitGroup(
  submit: Batcher["submit"],
  model: SizedModel,
  { rowBytes, input, padding }: SizedRows,
  leavers: (() => void)[],
  options: SubmitOptions | undefined,
): Promise<BatchResult> {
  const note = (leave: () => void) => leavers.push(leave);
  return submit({ ...model, rowBytes }, input, note, { ...options, padding });
}

/** Puts the scores of all sizes back into the order of the rows. */
function together(
  groups: readonly SizedRows[],
  results: readonly BatchResult[],
  rows: number,
  outputs: number,
): BatchResult {
  const scores = new Float32Array(rows * outputs); // [rows, outputs]
  for (const [index, { places }] of groups.entries()) {
    const part = results[index]?.scores ?? new Float32Array(0);
    for (const [row, place] of places.entries()) {
      scores.set(part.subarray(row * outputs, (row + 1) * outputs), place * outputs);
    }
  }
  return {
    scores,
    queueMs: Math.min(...results.map(({ queueMs }) => queueMs)),
    computeMs: Math.max(...results.map(({ computeMs }) => computeMs)),
  };
}
