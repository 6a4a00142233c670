import type { Comparison, Difference } from "../../core/answers.js";
import { percent } from "../../core/format.js";
import { scoreOf, sorted } from "./columns.js";

const names: Readonly<Record<string, string>> = {
  mcnemar: "McNemar's test",
  newcombe: "Newcombe's interval",
  delta: "F1 over the same clips",
};

/** Which differences between test scores are more than chance, so that nobody reads noise as a winner. */
export function Differences({ comparison }: { readonly comparison: Comparison }) {
  const { differences } = comparison;
  if (differences.length === 0) return null;
  return (
    <section aria-labelledby="differences-title">
      <h2 id="differences-title">Which differences are real</h2>
      <p>{leader(comparison)}</p>
      <details>
        <summary>All {differences.length} pairs</summary>
        <p class="hint">{reading(differences)}</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
        <section class="table-scroll" tabIndex={0} aria-label="Differences between each two models">
          <table class="differences">
            <thead>
              <tr>
                <th scope="col">Models</th>
                <th scope="col">Difference</th>
                <th scope="col">95 % interval</th>
                <th scope="col">Test</th>
                <th scope="col">p, corrected</th>
                <th scope="col">Significant</th>
              </tr>
            </thead>
            <tbody>
              {differences.map((difference) => (
                <Row key={`${difference.a} ${difference.b}`} {...difference} />
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </section>
  );
}

function Row({ a, b, difference, test, correctedPValue, interval, significant }: Difference) {
  const points = (share: number) => (share * 100).toFixed(2).replace("-", "−");
  return (
    <tr>
      <th scope="row">
        <span class="one-line">{a} –</span> <span class="one-line">{b}</span>
      </th>
      <td>{points(difference)} points</td>
      <td>{interval && `${points(interval[0])} to ${points(interval[1])}`}</td>
      <td class="faint">{names[test] ?? test}</td>
      <td>{typeof correctedPValue === "number" ? probability(correctedPValue) : "–"}</td>
      <td>{significant ? "yes" : "no"}</td>
    </tr>
  );
}

/** 0.01234 → "0.012" */
function probability(p: number): string {
  return p < 0.001 ? "< 0.001" : p.toFixed(3);
}

/** How to read the table. */
function reading(differences: readonly Difference[]): string {
  const interval = "The interval is that of the pair alone.";
  const isCorrected = differences.some(({ correctedPValue }) => typeof correctedPValue === "number");
  if (!isCorrected) return `${interval} A difference is significant where it excludes 0.`;
  return `Of ${differences.length} pairs some look different by chance, so p is corrected by Holm's method for all of them: below 0.05 a difference is significant. ${interval}`;
}

/** Of the best model: which others it cannot be told apart from. */
function leader({ models, differences }: Comparison): string {
  const [best] = sorted(models, { key: "score", isDescending: true });
  if (!best) return "";
  const equals = differences.flatMap(({ a, b, significant }) => {
    if (significant) return [];
    return a === best.name ? [b] : b === best.name ? [a] : [];
  });
  const score = percent(scoreOf(best) ?? 0);
  if (equals.length === 0)
    return `${best.name} leads with ${score}, and the test set is large enough to tell it from each other model.`;
  return `${best.name} leads with ${score}, but its lead over ${equals.join(", ")} may be chance: the difference is not significant.`;
}
