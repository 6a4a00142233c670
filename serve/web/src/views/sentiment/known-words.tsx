interface KnownWordsProps {
  readonly words: readonly string[];
  /** Of each word, whether the vocabulary lacks it. */
  readonly unknown: readonly boolean[];
  /** Words before these that no model reads. */
  readonly skipped: number;
}

/** The words as the models get them; those that the vocabulary lacks are marked. */
export function KnownWords({ words, unknown, skipped }: KnownWordsProps) {
  const lacking = unknown.filter(Boolean).length;
  return (
    <section aria-labelledby="words-title">
      <h2 id="words-title">What the models read</h2>
      <p class="hint">
        {lacking === 0
          ? "The vocabulary knows every word."
          : `The vocabulary lacks ${lacking} of ${words.length} words.`}
        {skipped > 0 && ` Only the last ${words.length} words are read; ${skipped} before them are not.`}
      </p>
      <p class="words">
        {words.map((word, index) => (
          <span key={index}>{unknown[index] ? <UnknownWord word={word} /> : word} </span>
        ))}
      </p>
    </section>
  );
}

function UnknownWord({ word }: { readonly word: string }) {
  return (
    <mark title="not in the vocabulary">
      {word}
      <span class="sr-only"> (not in the vocabulary)</span>
    </mark>
  );
}
