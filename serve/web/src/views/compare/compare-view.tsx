import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Comparison } from "../../core/answers.js";
import { getJson } from "../../core/api.js";
import { useModels } from "../../core/catalogue.js";
import { modelStyles } from "../../core/model-colour.js";
import { subject } from "../../core/route.js";
import { useLoad } from "../../core/use-load.js";
import { Empty, Failure, Loading } from "../../parts/notice.js";
import { CompareTable } from "./compare-table.js";
import { Confusion } from "./confusion.js";
import { Curves } from "./curves.js";
import { Differences } from "./differences.js";
import { Disagreements } from "./disagreements.js";
import { TradeOffs } from "./trade-offs.js";

/** Which of the models should I use? */
export function CompareView() {
  const models = useModels();
  const tasks = [...new Set(models.value?.map(({ task }) => task))];
  const task = tasks.includes(subject.value) ? subject.value : tasks[0];
  return (
    <div class="compare-view">
      <h1>Compare</h1>
      <Failure error={models.error} />
      {!models.value && !models.error && <Loading what="the models" />}
      {models.value && !task && (
        <Empty>
          <p>This server has no models.</p>
        </Empty>
      )}
      {tasks.length > 1 && (
        <nav class="tabs" aria-label="Tasks">
          {tasks.map((name) => (
            <a key={name} href={`#/compare/${name}`} aria-current={name === task ? "page" : undefined}>
              {name}
            </a>
          ))}
        </nav>
      )}
      {task && <TaskComparison key={task} task={task} />}
    </div>
  );
}

function TaskComparison({ task }: { readonly task: string }) {
  const loaded = useLoad(`compare/${task}`, (signal) => getJson<Comparison>(`compare/${task}`, signal));
  const measured = useSignal<Comparison | undefined>(undefined);
  const comparison = measured.value ?? loaded.value;
  const styles = useMemo(() => modelStyles(comparison?.models.map(({ name }) => name) ?? []), [comparison]);
  if (!comparison) return loaded.error ? <Failure error={loaded.error} /> : <Loading what="the comparison" />;
  const { models, pictures } = comparison;
  const disputed = pictures.find((name) => name === `${task}-disagreements.json`);
  const predictions = pictures.find((name) => name === `${task}-predictions.svg`);
  return (
    <>
      <CompareTable models={models} />
      <MeasureButton task={task} onMeasured={(next) => (measured.value = next)} />
      <Differences comparison={comparison} />
      <Curves models={models} styles={styles} />
      <TradeOffs models={models} styles={styles} />
      <Confusion task={task} models={models} />
      {disputed && <Disagreements file={disputed} models={models} />}
      {predictions && <Predictions file={predictions} />}
    </>
  );
}

/** What the best model reads in the first test digits, as it was drawn when the model was published. */
function Predictions({ file }: { readonly file: string }) {
  return (
    <section aria-labelledby="predictions-title">
      <h2 id="predictions-title">Right and wrong</h2>
      <details>
        <summary>The first test digits that the best model reads rightly, and the first that it reads wrongly</summary>
        <div class="table-scroll">
          <img
            class="predictions"
            src={`pictures/${file}`}
            width="720"
            height="330"
            loading="lazy"
            alt="Sixty test digits, each with what the model reads; below the wrong ones what they are"
          />
        </div>
      </details>
    </section>
  );
}

interface MeasureButtonProps {
  readonly task: string;
  readonly onMeasured: (comparison: Comparison) => void;
}

/** Runs every model on this server, one beside the other; takes some seconds. */
function MeasureButton({ task, onMeasured }: MeasureButtonProps) {
  const isBusy = useSignal(false);
  const error = useSignal<Error | undefined>(undefined);

  async function measure(): Promise<void> {
    isBusy.value = true;
    error.value = undefined;
    try {
      onMeasured(await getJson<Comparison>(`compare/${task}?measure=true`));
    } catch (reason) {
      error.value = reason instanceof Error ? reason : new Error(String(reason));
    }
    isBusy.value = false;
  }

  return (
    <div class="buttons">
      <button type="button" onClick={() => void measure()} disabled={isBusy.value}>
        {isBusy.value ? "Measuring …" : "Measure speed here"}
      </button>
      <Failure error={error.value} />
    </div>
  );
}
