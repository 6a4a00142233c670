export { binarize } from "./binarize.js";
export {
  type ClipCounts,
  type F1,
  type FrontPadding,
  formatCard,
  type ModelCard,
  parseCard,
  type Score,
} from "./card.js";
export {
  committedPictures,
  committedZoo,
  listVersions,
  type ModelEntry,
  modelNamePattern,
  readCatalogue,
  readModelFile,
  readVersion,
  type VersionFolder,
} from "./catalogue.js";
export { packRows, unpackRows } from "./correct-rows.js";
export { describeValue } from "./describe-value.js";
export {
  type DigitPrediction,
  type DigitScale,
  decodeDigits,
  digitLabels,
  digitPixels,
  digitSide,
  encodeDigitBytes,
  encodeDigits,
  type ImageReader,
} from "./digit.js";
export { digitFromImage } from "./digit-image.js";
export type { Disagreements, DisputedDigit } from "./disagreements.js";
export { unknownVariable, zooVariables } from "./environment.js";
export { InvalidInputError, ModelFileError } from "./errors.js";
export { median } from "./median.js";
export {
  decodeSentiments,
  type EncodedTexts,
  encodeSentiments,
  encodeText,
  type SentimentPrediction,
  sentimentLength,
  sentimentOf,
  type TextFacts,
} from "./sentiment.js";
export { sentimentLabels } from "./sentiment-labels.js";
export { wordsOf } from "./sentiment-words.js";
export {
  type DetectedEvent,
  decodeSounds,
  type EncodedSound,
  encodeSpectrograms,
  encodeWav,
  frameSeconds,
  type SoundEvent,
  type SoundLabel,
  soundLabels,
} from "./sound.js";
export { clipSamples, logMel, soundBins, soundFrames, soundHop, soundRate } from "./spectrogram.js";
export {
  createVocabulary,
  firstWordId,
  formatVocabulary,
  padId,
  parseVocabulary,
  startId,
  unknownId,
  type Vocabulary,
  vocabularyFile,
} from "./vocabulary.js";
export { readWav, type Wave, writeWav } from "./wav.js";
