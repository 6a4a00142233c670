import type { CompareAnswer, DigitPrediction, ModelAnswer } from "../../core/answers.js";
import { percent } from "../../core/format.js";

type Answer = CompareAnswer<DigitPrediction>;

/** What each model reads, as bars over the ten digits. */
export function DigitAnswers({ answer, isBusy }: { readonly answer: Answer; readonly isBusy: boolean }) {
  return (
    <section aria-labelledby="answers-title" class={isBusy ? "stale" : ""}>
      <div role="status">
        <h2 id="answers-title">{verdict(answer)}</h2>
      </div>
      <ul class="answers">
        {answer.models.map((model) => (
          <DigitAnswer key={model.model} model={model} />
        ))}
      </ul>
    </section>
  );
}

function DigitAnswer({ model: { model, latencyMs, predictions, error } }: { model: ModelAnswer<DigitPrediction> }) {
  const prediction = predictions?.[0];
  return (
    <li class="answer" data-model={model}>
      <div class="answer-head">
        <span class="answer-name">{model}</span>
        <span class="faint">{latencyMs.toFixed(1)} ms</span>
      </div>
      {prediction ? (
        <div class="answer-body">
          <strong class="answer-digit">{prediction.digit}</strong>
          <span class="answer-confidence">{percent(prediction.confidence, 1)}</span>
          <Bars probabilities={prediction.probabilities} best={prediction.digit} />
        </div>
      ) : (
        <p class="failure">{error?.message ?? "no answer"}</p>
      )}
    </li>
  );
}

function Bars({ probabilities, best }: { readonly probabilities: readonly number[]; readonly best: number }) {
  const label = probabilities.map((probability, digit) => `${digit}: ${percent(probability, 1)}`).join(", ");
  return (
    <div class="bars" role="img" aria-label={label}>
      {probabilities.map((probability, digit) => (
        <span
          key={String(digit)}
          class={digit === best ? "bar best" : "bar"}
          title={`${digit}: ${percent(probability)}`}
        >
          <i style={{ height: `${Math.max(2, probability * 100)}%` }} />
          <b>{digit}</b>
        </span>
      ))}
    </div>
  );
}

/** [["3", 6 models], ["8", 1 model]] → "6 models read 3, 1 reads 8." */
function verdict({ agreement, models }: Answer): string {
  const readings = Object.entries(agreement[0]?.answers ?? {}).sort(([, a], [, b]) => b.length - a.length);
  const [first] = readings;
  if (!first) return "No model could answer.";
  if (readings.length > 1) return `${readings.map(([digit, names]) => `${reads(names.length)} ${digit}`).join(", ")}.`;
  return models.length === 1 ? `It reads ${first[0]}.` : `All ${first[1].length} models read ${first[0]}.`;
}

function reads(models: number): string {
  return models === 1 ? "1 model reads" : `${models} models read`;
}
