/**
 * Black and white: pixels brighter than a share of full ink become 255, all others 0. What a model was trained on with
 * this, it must be asked with it too.
 * @param pixels uint8, any shape
 * @param threshold a share of 255, from 0 to 1
 * @returns uint8, new memory
 */
export function binarize(pixels: Uint8Array, threshold = 0.1): Uint8Array {
  return pixels.map((pixel) => (pixel > threshold * 255 ? 255 : 0));
}
