/**
 * What separates words: white space, and the punctuation that Keras' Tokenizer filters by default
 * (https://github.com/keras-team/keras/blob/v2.15.0/keras/preprocessing/text.py). The apostrophe belongs to words.
 */
const separator = /[\s!"#$%&()*+,\-./:;<=>?@[\\\]^_`{|}~]/g;

/**
 * Cuts a text into words, such as `It's great!<br />Bye` into it's, great, bye: lower case, without line breaks of
 * HTML, without punctuation. A linear pass from separator to separator: a pattern of whole words would run out of stack
 * on one of some millions of letters.
 */
export function* wordsOf(text: string): Generator<string> {
  const plain = text.toLowerCase().replaceAll("<br />", " ");
  let start = 0;
  for (const { index } of plain.matchAll(separator)) {
    if (index > start) yield plain.slice(start, index);
    start = index + 1;
  }
  if (start < plain.length) yield plain.slice(start);
}
