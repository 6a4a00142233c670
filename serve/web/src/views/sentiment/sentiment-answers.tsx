import type { ModelAnswer, SentimentPrediction } from "../../core/answers.js";
import { percent } from "../../core/format.js";

type Answer = ModelAnswer<SentimentPrediction>;

/** What each model makes of the whole text, between damning and praising. */
export function SentimentAnswers({ models, isBusy }: { readonly models: readonly Answer[]; readonly isBusy: boolean }) {
  return (
    <section aria-labelledby="judged-title" class={isBusy ? "stale" : ""}>
      <div role="status">
        <h2 id="judged-title">{verdict(models)}</h2>
      </div>
      <ul class="judges">
        {models.map((model) => (
          <Judge key={model.model} {...model} />
        ))}
      </ul>
    </section>
  );
}

function Judge({ model, latencyMs, predictions, error }: Answer) {
  const last = predictions?.at(-1);
  return (
    <li class="judge" data-model={model} data-sentiment={last?.sentiment}>
      <div class="answer-head">
        <span class="answer-name">{model}</span>
        <span class="faint">{latencyMs.toFixed(1)} ms</span>
      </div>
      {last ? (
        <>
          <div class="scale" aria-hidden="true">
            <i class={last.sentiment} style={{ left: `${last.score * 100}%` }} />
          </div>
          <div class="scale-text">
            <strong>{last.sentiment}</strong>
            <span>{percent(last.score, 1)} positive</span>
          </div>
        </>
      ) : (
        <p class="failure">{error?.message ?? "no answer"}</p>
      )}
    </li>
  );
}

function verdict(models: readonly Answer[]): string {
  const judged = models.flatMap(({ predictions }) => predictions?.at(-1) ?? []);
  const positive = judged.filter(({ sentiment }) => sentiment === "positive").length;
  const [first] = judged;
  if (!first) return "No model could answer.";
  if (judged.length === 1) return `It is ${first.sentiment}.`;
  if (positive === 0 || positive === judged.length) return `All ${judged.length} models find it ${first.sentiment}.`;
  return `${positive} of ${judged.length} models find it positive.`;
}
