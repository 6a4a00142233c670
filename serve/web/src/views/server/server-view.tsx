import { useMemo } from "preact/hooks";
import { LineChart } from "../../charts/line-chart.js";
import type { ModelsAnswer } from "../../core/answers.js";
import { ApiError, getJson } from "../../core/api.js";
import { useModels } from "../../core/catalogue.js";
import { short } from "../../core/format.js";
import { useLoad } from "../../core/use-load.js";
import { Empty, Failure, Loading } from "../../parts/notice.js";
import { type Reading, useLiveMetrics } from "./live-metrics.js";

interface Dial {
  readonly title: string;
  readonly unit: string;
  readonly lines: readonly { readonly name: string; readonly of: (reading: Reading) => number | null }[];
}

const dials: readonly Dial[] = [
  { title: "Rate", unit: "predictions/s", lines: [{ name: "rate", of: (one) => one.predictionsPerSecond }] },
  {
    title: "Latency",
    unit: "ms",
    lines: [
      { name: "p50", of: (one) => one.p50Ms },
      { name: "p99", of: (one) => one.p99Ms },
    ],
  },
  { title: "Batch size", unit: "rows", lines: [{ name: "mean", of: (one) => one.batchRows }] },
  { title: "Queue", unit: "rows", lines: [{ name: "waiting", of: (one) => one.queueRows }] },
];

const properties = ["--accent", "--rnn-0"];

/** What the server does now, and what it serves. */
export function ServerView() {
  const { readings, error } = useLiveMetrics();
  const hasNone = error instanceof ApiError && error.status === 404;
  return (
    <div class="server-view">
      <h1>Server</h1>
      <Readiness />
      <section aria-labelledby="live-title">
        <h2 id="live-title">Now</h2>
        {hasNone ? <Empty>This server has no metrics.</Empty> : <Failure error={error} />}
        {!error && readings.length === 0 && <Loading what="the first readings" />}
        <div class="dials">
          {readings.length > 0 && dials.map((dial) => <DialCard key={dial.title} dial={dial} readings={readings} />)}
        </div>
      </section>
      <ServedModels />
    </div>
  );
}

function DialCard({
  dial: { title, unit, lines },
  readings,
}: {
  readonly dial: Dial;
  readonly readings: readonly Reading[];
}) {
  const x = useMemo(() => readings.map(({ time }) => time), [readings]);
  const drawn = useMemo(
    () =>
      lines.map(({ name, of }, index) => ({ name, property: properties[index] ?? "--ink", values: readings.map(of) })),
    [readings, lines],
  );
  const top = Math.max(1, ...drawn.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const last = drawn.map(({ name, values }) => {
    const value = values.findLast((one) => one !== null);
    return { name, text: typeof value === "number" ? short(value) : "–" };
  });
  return (
    <div class="dial" data-dial={title}>
      <h3>{title}</h3>
      <p class="dial-values">
        {last.map(({ name, text }, index) => (
          <span key={name}>
            <strong style={lines.length > 1 ? { color: `var(${properties[index]})` } : {}}>{text}</strong>{" "}
            {lines.length > 1 ? `${unit} ${name}` : unit}
          </span>
        ))}
      </p>
      <LineChart
        label={`${title} over the last ${Math.round((x.at(-1) ?? 0) - (x[0] ?? 0))} seconds`}
        x={x}
        lines={drawn}
        height={130}
        range={[0, top * 1.1]}
        xText={(time) => `${Math.round(time)} s`}
        yText={short}
      />
    </div>
  );
}

function Readiness() {
  const ready = useLoad("readyz", readiness);
  if (!ready.value) return ready.error ? <Failure error={ready.error} /> : <Loading what="the state of the server" />;
  return (
    <p class={ready.value.isReady ? "state good" : "state bad"} role="status">
      {ready.value.text}
    </p>
  );
}

async function readiness(signal: AbortSignal): Promise<{ isReady: boolean; text: string }> {
  try {
    const { threads } = await getJson<{ threads: number }>("readyz", signal);
    return { isReady: true, text: `Ready: ${threads} worker ${threads === 1 ? "thread" : "threads"}.` };
  } catch (error) {
    if (error instanceof ApiError) return { isReady: false, text: `Not ready: ${error.message}.` };
    throw error;
  }
}

function ServedModels() {
  const models = useModels();
  return (
    <section aria-labelledby="models-title">
      <h2 id="models-title">Models</h2>
      <Failure error={models.error} />
      {!models.value && !models.error && <Loading what="the models" />}
      {models.value?.length === 0 && <Empty>This server has no models.</Empty>}
      {models.value && models.value.length > 0 && <ModelTable models={models.value} />}
    </section>
  );
}

function ModelTable({ models }: ModelsAnswer) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section class="table-scroll" tabIndex={0} aria-label="Models that are served">
      <table>
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col">Task</th>
            <th scope="col">Versions</th>
          </tr>
        </thead>
        <tbody>
          {models.map((model) => (
            <tr key={model.name}>
              <th scope="row">
                <a href={`models/${model.name}`}>{model.name}</a>
                {model.default && <span class="tag">default</span>}
              </th>
              <td>{model.task}</td>
              <td>
                {model.versions.map(({ version, state }) => (
                  <span key={version} class={state === "ready" ? "tag good" : "tag warning"}>
                    {version} {state}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
