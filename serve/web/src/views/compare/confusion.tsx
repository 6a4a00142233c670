import { useSignal } from "@preact/signals";
import { sentimentLabels } from "@rnn-zoo/models/sentiment-labels.js";
import type { ComparedModel } from "../../core/answers.js";

/** The classes of a task, where they are not simply counted. */
const labelsOf: Readonly<Record<string, readonly string[]>> = { sentiment: sentimentLabels };

/** What each model takes for what, on the test set. */
export function Confusion({ task, models }: { readonly task: string; readonly models: readonly ComparedModel[] }) {
  const chosen = useSignal<string | undefined>(undefined);
  const withMatrix = models.filter(({ confusion }) => confusion && confusion.length > 0);
  const model = withMatrix.find(({ name }) => name === chosen.value) ?? withMatrix[0];
  if (!model?.confusion) return null;
  return (
    <section aria-labelledby="confusion-title">
      <h2 id="confusion-title">What is taken for what</h2>
      <p>
        <label for="confused">Model</label>{" "}
        <select id="confused" value={model.name} onChange={(event) => (chosen.value = event.currentTarget.value)}>
          {withMatrix.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </p>
      <Matrix rows={model.confusion} labels={labelsOf[task] ?? []} name={model.name} />
      <p class="hint">
        A row is what it is, a column what the model says. The stronger the colour, the more often it is mistaken.
      </p>
    </section>
  );
}

interface MatrixProps {
  readonly rows: readonly (readonly number[])[];
  readonly labels: readonly string[];
  readonly name: string;
}

function Matrix({ rows, labels, name }: MatrixProps) {
  const most = Math.max(1, ...rows.flatMap((row, truth) => row.filter((_, said) => said !== truth)));
  const shade = (value: number) => ({ "--share": `${Math.round((45 * value) / most)}%` });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section class="table-scroll" tabIndex={0} aria-label={`Confusion matrix of ${name}`}>
      <table class="confusion">
        <thead>
          <tr>
            <td />
            {rows.map((_, said) => (
              <th scope="col" key={String(said)}>
                {labels[said] ?? said}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, truth) => (
            <tr key={String(truth)}>
              <th scope="row">{labels[truth] ?? truth}</th>
              {row.map((value, said) => (
                <td
                  key={String(said)}
                  class={said === truth ? "right" : "wrong"}
                  style={said === truth ? {} : shade(value)}
                >
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
