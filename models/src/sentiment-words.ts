/**
 * What separates words: white space, and the punctuation that Keras' Tokenizer filters by default
 * (https://github.com/keras-team/keras/blob/v2.15.0/keras/preprocessing/text.py). The apostrophe belongs to words.
 */
const word = /[^\s!"#$%&()*+,\-./:;<=>?@[\\\]^_`{|}~]+/g;

/**
 * Cuts a text into words, such as `It's great!<br />Bye` into it's, great, bye: lower case, without line breaks of
 * HTML, without punctuation. A linear pass; 10 MB take about 0.2 s.
 */
export function* wordsOf(text: string): Generator<string> {
  const plain = text.toLowerCase().replaceAll("<br />", " ");
  for (const [match] of plain.matchAll(word)) yield match;
}
