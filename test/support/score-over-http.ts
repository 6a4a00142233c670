import type { ByteExamples } from "@rnn-zoo/train/datasets/dataset.js";

/** How many digits a server classified rightly. */
export interface HttpScore {
  readonly model: string;
  readonly version: string;
  readonly right: number;
  readonly rows: number;
}

interface DigitAnswer {
  readonly model: string;
  readonly version: string;
  readonly predictions: readonly { readonly digit: number }[];
}

const pixels = 784;

/**
 * Sends digits to a server as JSON, as a caller would, and counts the right answers.
 * @param batchRows digits a request
 * @param model the server's default unless given
 * @throws Error where a request is not answered with 200, or with another number of predictions than digits
 */
export async function scoreOverHttp(
  server: string,
  { inputs, labels }: ByteExamples,
  batchRows: number,
  model?: string,
): Promise<HttpScore> {
  let right = 0;
  let answer: DigitAnswer | undefined;
  for (let start = 0; start < labels.length; start += batchRows) {
    const batch = labels.subarray(start, start + batchRows);
    const instances = Array.from(batch, (_, i) => [...inputs.subarray((start + i) * pixels, (start + i + 1) * pixels)]);
    answer = await predict(server, { instances, ...(model !== undefined && { model }) });
    const { predictions } = answer;
    if (predictions.length !== batch.length)
      throw new Error(`${batch.length} digits, ${predictions.length} predictions`);
    right += batch.filter((label, i) => predictions[i]?.digit === label).length;
  }
  return { model: answer?.model ?? "", version: answer?.version ?? "", right, rows: labels.length };
}

async function predict(server: string, body: object): Promise<DigitAnswer> {
  const response = await fetch(`${server}/predict/digit`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`HTTP ${response.status}: ${await response.text()}`);
  return (await response.json()) as DigitAnswer;
}
