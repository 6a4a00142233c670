import { useMemo } from "preact/hooks";
import { ScatterChart, type Spot } from "../../charts/scatter-chart.js";
import type { ComparedModel } from "../../core/answers.js";
import { count, percent, short } from "../../core/format.js";
import type { ModelStyle } from "../../core/model-colour.js";
import { shortName } from "../../core/short-name.js";
import { scoreOf } from "./columns.js";

interface TradeOffsProps {
  readonly models: readonly ComparedModel[];
  readonly styles: ReadonlyMap<string, ModelStyle>;
}

type Size = (model: ComparedModel) => number | null | undefined;

const parametersOf: Size = ({ parameters }) => parameters;
const rowsPerSecondOf: Size = ({ measured }) => measured?.batch64.rowsPerSecond;
const secondsPerEpochOf: Size = ({ training }) => training.secondsPerEpoch;

/** What a better score costs: in parameters, in time to train, in speed here. */
export function TradeOffs({ models, styles }: TradeOffsProps) {
  const isMeasured = models.some((model) => typeof rowsPerSecondOf(model) === "number");
  return (
    <section aria-labelledby="trade-title">
      <h2 id="trade-title">What a better score costs</h2>
      <div class="panels">
        <TradeOff title="Score and parameters" of={parametersOf} text={count} models={models} styles={styles} />
        <TradeOff
          title="Score and seconds an epoch in training"
          of={secondsPerEpochOf}
          text={short}
          models={models}
          styles={styles}
        />
        {isMeasured && (
          <TradeOff
            title="Score and predictions a second"
            of={rowsPerSecondOf}
            text={count}
            models={models}
            styles={styles}
          />
        )}
      </div>
      {!isMeasured && <p class="hint">Measure the speed on this server to see the score against it.</p>}
    </section>
  );
}

interface TradeOffProps extends TradeOffsProps {
  readonly title: string;
  readonly of: Size;
  readonly text: (value: number) => string;
}

function TradeOff({ title, of, text, models, styles }: TradeOffProps) {
  const spots = useMemo(
    () =>
      models.flatMap((model): Spot[] => {
        const [x, y] = [of(model), scoreOf(model)];
        if (typeof x !== "number" || typeof y !== "number") return [];
        return [{ name: model.name, label: shortName(model.name), x, y, interval: model.interval }];
      }),
    [models, of],
  );
  if (spots.length === 0) return null;
  const inWords = spots.map(({ name, x, y }) => `${name} ${percent(y)} at ${text(x)}`).join(", ");
  return (
    <div>
      <h3>{title}</h3>
      <ScatterChart
        label={`${title}: ${inWords}.`}
        spots={spots}
        styles={styles}
        xText={text}
        yText={(score) => percent(score, 1)}
      />
    </div>
  );
}
