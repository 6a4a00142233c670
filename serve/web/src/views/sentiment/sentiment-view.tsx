import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { CompareAnswer, SentimentPrediction } from "../../core/answers.js";
import { postJson } from "../../core/api.js";
import { isServed, useModels } from "../../core/catalogue.js";
import { createLatest } from "../../core/latest.js";
import { Empty, Failure, NoModel } from "../../parts/notice.js";
import { KnownWords } from "./known-words.js";
import { type Prefixes, prefixesOf, unknownWords } from "./prefixes.js";
import { RunningScore } from "./running-score.js";
import { SentimentAnswers } from "./sentiment-answers.js";

interface Judgement {
  readonly prefixes: Prefixes;
  readonly answer: CompareAnswer<SentimentPrediction>;
}

const typingDelayMs = 250;

const examples: readonly (readonly [string, string])[] = [
  [
    "Praise",
    "A wonderful film. The acting is superb, the story is moving and beautifully told, and the ending is perfect. One of the best I have seen in years; I loved every minute.",
  ],
  [
    "Damnation",
    "What a waste of time. The plot is stupid, the acting is awful and the dialogue is painfully bad. The worst movie of the year: boring, ugly and far too long. Avoid it.",
  ],
  [
    "A turn",
    "The first half is excellent, with great performances and a lovely score, and I was sure that I would love it. Then it all falls apart. The second half is dull and pointless, the jokes are terrible and the ending is a disaster.",
  ],
];

/** Type or paste a review; every model judges it as you type. */
export function SentimentView() {
  const models = useModels();
  const text = useSignal("");
  const latest = useMemo(() => createLatest(judge, typingDelayMs), []);
  useEffect(() => latest.clear, [latest]);
  const { answer: judgement, error, isBusy } = latest.state.value;

  function write(next: string): void {
    text.value = next;
    if (next.trim() === "") latest.clear();
    else latest.ask(next);
  }

  if (isServed(models, "sentiment") === false) return <NoModel task="sentiment" />;
  return (
    <div class="sentiment-view">
      <h1>Judge a review</h1>
      <label for="review">A film review in English</label>
      <textarea
        id="review"
        rows={6}
        value={text.value}
        placeholder="Type or paste a review"
        onInput={(event) => write(event.currentTarget.value)}
      />
      <fieldset class="examples">
        <legend>Or take an example</legend>
        {examples.map(([name, example]) => (
          <button type="button" key={name} onClick={() => write(example)}>
            {name}
          </button>
        ))}
      </fieldset>
      <Failure error={error ?? models.error} />
      {judgement ? (
        <Judged {...judgement} isBusy={isBusy} />
      ) : (
        !error && (
          <Empty>
            <p>Nothing is written yet. Every model answers while you type.</p>
          </Empty>
        )
      )}
    </div>
  );
}

function Judged({ prefixes: { words, skipped }, answer, isBusy }: Judgement & { readonly isBusy: boolean }) {
  const predictions = answer.models.find((model) => model.predictions)?.predictions ?? [];
  return (
    <>
      <SentimentAnswers models={answer.models} isBusy={isBusy} />
      <RunningScore words={words} models={answer.models} />
      <KnownWords words={words} unknown={unknownWords(words, predictions)} skipped={skipped} />
    </>
  );
}

async function judge(text: string, signal: AbortSignal): Promise<Judgement> {
  const prefixes = prefixesOf(text);
  return { prefixes, answer: await postJson("compare/sentiment", { instances: prefixes.texts }, signal) };
}
