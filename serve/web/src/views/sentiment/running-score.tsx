import { useMemo } from "preact/hooks";
import { Legend } from "../../charts/legend.js";
import { LineChart } from "../../charts/line-chart.js";
import type { ModelAnswer, SentimentPrediction } from "../../core/answers.js";
import { percent } from "../../core/format.js";
import { modelStyles } from "../../core/model-colour.js";

interface RunningScoreProps {
  readonly words: readonly string[];
  readonly models: readonly ModelAnswer<SentimentPrediction>[];
}

/** How the score of each model moves word by word. */
export function RunningScore({ words, models }: RunningScoreProps) {
  const styles = useMemo(() => modelStyles(models.map(({ model }) => model)), [models]);
  const x = useMemo(() => Array.from({ length: words.length + 1 }, (_, count) => count), [words]);
  const lines = useMemo(
    () =>
      models.flatMap(({ model, predictions }) => {
        const style = styles.get(model);
        return predictions && style ? [{ name: model, ...style, values: predictions.map(({ score }) => score) }] : [];
      }),
    [models, styles],
  );
  return (
    <section aria-labelledby="running-title">
      <h2 id="running-title">Word by word</h2>
      <p class="hint">
        The score if the text ended after each word. A line that falls back to the middle has forgotten.
      </p>
      <LineChart
        label={`Score after each of ${words.length} words. ${lines.map(({ name, values }) => `${name} ends at ${percent(values.at(-1) ?? 0, 0)}`).join(", ")}.`}
        x={x}
        lines={lines}
        range={[0, 1]}
        xText={(place) => (place === 0 ? "start" : (words[place - 1] ?? ""))}
        yText={(score) => percent(score, 0)}
      />
      <Legend styles={styles} />
    </section>
  );
}
