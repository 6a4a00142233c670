/**
 * What separates words: white space, and the punctuation that Keras' Tokenizer filters by default
 * (https://github.com/keras-team/keras/blob/v2.15.0/keras/preprocessing/text.py). The apostrophe belongs to words.
 */
export const separator = /[\s!"#$%&()*+,\-./:;<=>?@[\\\]^_`{|}~]/;

/**
 * Cuts a text into words, such as `It's great!<br />Bye` into it's, great, bye: lower case, without line breaks of
 * HTML, without punctuation. It is cut at each separator: a pattern of whole words, or of many separators, would run
 * out of stack on some millions of them.
 */
export function wordsOf(text: string): string[] {
  return plainText(text)
    .split(separator)
    .filter((piece) => piece !== ""); // between two separators
}

/** Lower case, without line breaks of HTML: what is cut at separators. */
export function plainText(text: string): string {
  return text.toLowerCase().replaceAll("<br />", " ");
}
