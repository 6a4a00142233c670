import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { Legend } from "../../charts/legend.js";
import { LineChart } from "../../charts/line-chart.js";
import type { ComparedModel, History } from "../../core/answers.js";
import { percent } from "../../core/format.js";
import type { ModelStyle } from "../../core/model-colour.js";

interface CurvesProps {
  readonly models: readonly ComparedModel[];
  readonly styles: ReadonlyMap<string, ModelStyle>;
}

interface Panel {
  readonly key: keyof History;
  readonly title: string;
  /** The panel that has the same y axis. */
  readonly twin: keyof History;
  readonly text: (value: number) => string;
}

const panels: readonly Panel[] = [
  { key: "loss", title: "Training loss", twin: "valLoss", text: (value) => value.toFixed(3) },
  { key: "valLoss", title: "Validation loss", twin: "loss", text: (value) => value.toFixed(3) },
  { key: "accuracy", title: "Training accuracy", twin: "valAccuracy", text: (value) => percent(value, 1) },
  { key: "valAccuracy", title: "Validation accuracy", twin: "accuracy", text: (value) => percent(value, 1) },
];

/** How each model learned, epoch by epoch: all models in each picture, training beside validation on one scale. */
export function Curves({ models, styles }: CurvesProps) {
  const hidden = useSignal<ReadonlySet<string>>(new Set());
  const shown = models.filter(({ name, history }) => history && history.loss.length > 0 && !hidden.value.has(name));

  function toggle(name: string): void {
    const next = new Set(hidden.value);
    if (!next.delete(name)) next.add(name);
    hidden.value = next;
  }

  return (
    <section aria-labelledby="curves-title">
      <h2 id="curves-title">How they learned</h2>
      <Legend styles={styles} hidden={hidden.value} onToggle={toggle} />
      <div class="panels">
        {panels.map((panel) => (
          <CurvePanel key={panel.key} panel={panel} models={shown} styles={styles} />
        ))}
      </div>
    </section>
  );
}

function CurvePanel({ panel, models, styles }: CurvesProps & { readonly panel: Panel }) {
  const names = models.map(({ name }) => name).join();
  const { x, lines, range } = useMemo(() => {
    const series = (key: keyof History) => models.map(({ history }) => history?.[key] ?? []);
    const epochs = Math.max(1, ...series(panel.key).map(({ length }) => length));
    const both = [...series(panel.key), ...series(panel.twin)].flat();
    const [low, high] = [Math.min(...both), Math.max(...both)];
    const margin = (high - low) * 0.05 || 0.01;
    return {
      x: Array.from({ length: epochs }, (_, epoch) => epoch + 1),
      lines: models.map(({ name, history }) => ({
        name,
        property: styles.get(name)?.property ?? "--ink",
        dash: styles.get(name)?.dash ?? [],
        values: Array.from({ length: epochs }, (_, epoch) => history?.[panel.key][epoch] ?? null),
      })),
      range: both.length > 0 ? ([low - margin, high + margin] as const) : ([0, 1] as const),
    };
  }, [names, models.length, panel.key]);
  const ends = lines.map(
    ({ name, values }) => `${name} ${panel.text(values.findLast((value) => value !== null) ?? 0)}`,
  );
  return (
    <div>
      <h3>
        {panel.title} <span class="faint">by epoch</span>
      </h3>
      <LineChart
        label={`${panel.title} over ${x.length} epochs. At the end: ${ends.join(", ")}.`}
        x={x}
        lines={lines}
        range={range}
        xText={(epoch) => (Number.isInteger(epoch) ? String(epoch) : "")}
        yText={panel.text}
      />
    </div>
  );
}
