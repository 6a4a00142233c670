import { sentimentOf, type TextFacts } from "@rnn-zoo/models";
import { roundScore } from "./score-text.js";

/**
 * Writes what is usually said of texts, as JSON.stringify would, in a third of the time; with commas between.
 * @param scores float32 [texts], of the texts from `firstText` on
 * @param facts of all texts
 */
export function sentimentsJson(scores: Float32Array, facts: readonly TextFacts[], firstText: number): string {
  let text = "";
  for (const [index, score] of scores.entries()) {
    const fact = facts[firstText + index];
    if (fact) text += `${text && ","}${written(score, fact)}`;
  }
  return text;
}

function written(score: number, { tokens, unknownTokens, truncated }: TextFacts): string {
  const facts = `"tokens":${tokens},"unknownTokens":${unknownTokens},"truncated":${truncated}`;
  return `{"sentiment":"${sentimentOf(score)}","score":${roundScore(score)},${facts}}`;
}
