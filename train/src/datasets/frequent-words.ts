import { wordsOf } from "@rnn-zoo/models";

/**
 * The most frequent words of some texts, by falling frequency; of equally frequent ones, the one seen first stands
 * first, as in Keras' Tokenizer.
 * @param count how many at most
 */
export function frequentWords(texts: Iterable<string>, count: number): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const byFrequency = [...counts].sort(([, a], [, b]) => b - a); // a stable sort keeps the order of sight
  return byFrequency.slice(0, count).map(([word]) => word);
}
