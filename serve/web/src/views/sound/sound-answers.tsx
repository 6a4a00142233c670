import type { ModelAnswer, SoundPrediction } from "../../core/answers.js";
import { percent } from "../../core/format.js";

interface SoundAnswersProps {
  readonly models: readonly ModelAnswer<SoundPrediction>[];
  /** The model whose events lie over the spectrogram. */
  readonly chosen: string;
  readonly onChoose: (model: string) => void;
}

/** Whose events to show, and those as a table. */
export function SoundAnswers({ models, chosen, onChoose }: SoundAnswersProps) {
  const shown = models.find(({ model }) => model === chosen);
  return (
    <>
      <fieldset class="choice">
        <legend>Heard by</legend>
        {models.map(({ model, latencyMs }) => (
          <label key={model}>
            <input type="radio" name="hearer" checked={model === chosen} onChange={() => onChoose(model)} />
            {model} <span class="faint">{latencyMs.toFixed(1)} ms</span>
          </label>
        ))}
      </fieldset>
      {shown?.error && <p class="failure">{shown.error.message}</p>}
      <EventTable prediction={shown?.predictions?.[0]} />
    </>
  );
}

function EventTable({ prediction }: { readonly prediction: SoundPrediction | undefined }) {
  if (!prediction) return null;
  if (prediction.events.length === 0) return <p class="notice empty">It hears none of the ten sounds that it knows.</p>;
  return (
    <div class="table-scroll">
      <table class="events">
        <caption class="sr-only">Events, in the order in which they begin</caption>
        <thead>
          <tr>
            <th scope="col">Event</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">Probability</th>
          </tr>
        </thead>
        <tbody>
          {prediction.events.map(({ label, onsetSeconds, offsetSeconds, score }) => (
            <tr key={`${label} ${onsetSeconds}`}>
              <th scope="row">{label}</th>
              <td>{onsetSeconds.toFixed(2)} s</td>
              <td>{offsetSeconds.toFixed(2)} s</td>
              <td>{percent(score, 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
