/**
 * What separates words: white space, and the punctuation that Keras' Tokenizer filters by default
 * (https://github.com/keras-team/keras/blob/v2.15.0/keras/preprocessing/text.py). The apostrophe belongs to words.
 */
const separator = /[\s!"#$%&()*+,\-./:;<=>?@[\\\]^_`{|}~]/;

/**
 * Cuts a text into words, such as `It's great!<br />Bye` into it's, great, bye: lower case, without line breaks of
 * HTML, without punctuation. It is cut at each separator: a pattern of whole words, or of many separators, would run out
 * of stack on some millions of them.
 */
export function wordsOf(text: string): string[] {
  const pieces = text.toLowerCase().replaceAll("<br />", " ").split(separator);
  return pieces.filter((piece) => piece !== ""); // between two separators
}
