import type { BatchModel, BatchResult } from "./batch-request.js";
import type { Batcher, SubmitOptions, WhenGone } from "./batcher.js";
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
  return (model: SizedModel, input, whenGone, options) => {
    const { rowSizes = [model.rowBytes] } = model;
    const isWhole = input.length > 0 && input.length % model.rowBytes === 0;
    if (rowSizes.length < 2 || !isWhole) return submit(model, input, whenGone, options);
    if (input.length === model.rowBytes) {
      const { rowBytes, input: row, padding } = fitRow(input, rowSizes);
      const sized = { key: model.key, rowBytes, outputs: model.outputs };
      return submit(sized, row, whenGone, { deadlineMs: options?.deadlineMs, padding });
    }
    return submitGroups(submit, model, sortBySize(input, rowSizes), whenGone, options);
  };
}

async function submitGroups(
  submit: Batcher["submit"],
  { key, outputs }: SizedModel,
  groups: readonly SizedRows[],
  whenGone: WhenGone | undefined,
  options: SubmitOptions | undefined,
): Promise<BatchResult> {
  const leavers: (() => void)[] = [];
  const leaveAll = () => {
    for (const leave of leavers) leave();
  };
  const forget = whenGone?.(leaveAll);
  const note: WhenGone = (leave) => {
    leavers.push(leave);
    return undefined;
  };
  try {
    const submitted = groups.map(({ rowBytes, input, padding }) =>
      submit({ key, rowBytes, outputs }, input, note, { ...options, padding }),
    );
    return together(groups, await Promise.all(submitted), outputs);
  } catch (error) {
    leaveAll();
    throw error;
  } finally {
    forget?.();
  }
}

/** Puts the scores of all sizes back into the order of the rows. */
function together(groups: readonly SizedRows[], results: readonly BatchResult[], outputs: number): BatchResult {
  const rows = groups.reduce((sum, { places }) => sum + places.length, 0);
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
