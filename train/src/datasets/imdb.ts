import {
  createVocabulary,
  encodeText,
  firstWordId,
  formatVocabulary,
  sentimentLabels,
  sentimentLength,
  type Vocabulary,
  vocabularyFile,
} from "@rnn-zoo/models";
import type { Dataset, Examples } from "./dataset.js";
import { type FileSources, type PublicFile, readPublicFile } from "./fetch-file.js";
import { frequentWords } from "./frequent-words.js";
import { holdOut, takeRows } from "./hold-out.js";
import { type Review, readReviews } from "./imdb-archive.js";

/** Texts as ids, with their labels. */
export interface TextExamples extends Examples {
  /** int32 [rows, 100], flat: ids */
  readonly inputs: Int32Array;
  /** 0 is negative, 1 is positive. */
  readonly labels: Uint8Array;
}

/** A data set of texts. */
export interface TextDataset extends Dataset {
  /** Its words come from the train split, validation rows included. */
  readonly vocabulary: Vocabulary;
  readonly train: TextExamples;
  /** Held out of the train split. */
  readonly validation: TextExamples;
  readonly test: TextExamples;
}

/** An archive of reviews, known by what is inside. */
export interface ReviewArchive extends PublicFile {
  /** As `readReviews` takes it. */
  readonly sha256: string;
}

/** How the reviews are cut and counted. */
export interface ImdbOptions {
  /** Of the shuffle that picks the validation rows. */
  readonly seed?: number;
  /** Another archive of the same layout. */
  readonly archive?: ReviewArchive;
}

/** The 50,000 labelled reviews of Maas et al., "Learning word vectors for sentiment analysis", 2011. */
const aclImdb: ReviewArchive = {
  name: "aclImdb_v1.tar.gz",
  addresses: ["https://ai.stanford.edu/~amaas/data/sentiment/aclImdb_v1.tar.gz"],
  sha256: "5d8a20cd9a11cce7096d650c495235c3ad53e7faa814dfc01dd69aeaa5ac2331",
};

const vocabularySize = 10_000; // ids, the four that stand for no word included
const validationShare = 0.2;

/**
 * IMDB: 25,000 reviews to train on, of which the last 20 % of a seeded shuffle are held out for validation, and 25,000
 * to test on; each the last 100 ids of a text in a vocabulary of 10,000.
 * @throws TrainFault where no source has the archive, or it is damaged or another one
 */
export async function loadImdb(sources: FileSources, options: ImdbOptions = {}): Promise<TextDataset> {
  const { seed = 1, archive = aclImdb } = options;
  const reviews = await readPublicFile(archive, "imdb", sources, (found) => readReviews(found, archive.sha256));
  const train = reviews.filter(({ name }) => name.startsWith("train/"));
  const test = reviews.filter(({ name }) => name.startsWith("test/"));
  const texts = train.map(({ text }) => text);
  const vocabulary = createVocabulary(frequentWords(texts, vocabularySize - firstWordId));
  const examples = encodeReviews(train, vocabulary);
  const { kept, heldOut } = holdOut(train.length, Math.round(train.length * validationShare), seed);
  return {
    name: "imdb",
    sha256: { "aclImdb/{train,test}/{neg,pos}/*.txt": archive.sha256 },
    rowShape: [sentimentLength],
    divisor: 1,
    labels: sentimentLabels,
    vocabulary,
    train: pick(examples, kept),
    validation: pick(examples, heldOut),
    test: encodeReviews(test, vocabulary),
    validationSource: "train",
    files: { [vocabularyFile]: formatVocabulary(vocabulary) },
  };
}

function encodeReviews(reviews: readonly Review[], vocabulary: Vocabulary): TextExamples {
  const inputs = new Int32Array(reviews.length * sentimentLength); // [rows, 100]
  for (const [row, { text }] of reviews.entries()) {
    encodeText(text, vocabulary, inputs.subarray(row * sentimentLength, (row + 1) * sentimentLength));
  }
  return { inputs, labels: Uint8Array.from(reviews, ({ name }) => (name.includes("/pos/") ? 1 : 0)) };
}

function pick({ inputs, labels }: TextExamples, rows: Uint32Array): TextExamples {
  return {
    inputs: takeRows(inputs, rows, new Int32Array(rows.length * sentimentLength)),
    labels: takeRows(labels, rows, new Uint8Array(rows.length)),
  };
}
