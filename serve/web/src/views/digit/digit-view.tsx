import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { CompareAnswer, DigitPrediction, EncodedDigits } from "../../core/answers.js";
import { post, postJson } from "../../core/api.js";
import { isServed, useModels } from "../../core/catalogue.js";
import { createLatest } from "../../core/latest.js";
import { useDroppedFile } from "../../parts/dropped-file.js";
import { FileButton } from "../../parts/file-button.js";
import { Empty, Failure, NoModel } from "../../parts/notice.js";
import { DigitAnswers } from "./digit-answers.js";
import { exampleDigits } from "./example-strokes.js";
import { Paper } from "./paper.js";
import { Seen } from "./seen.js";
import { type Stroke, strokesToPng } from "./strokes.js";

interface Reading {
  readonly seen: readonly (readonly number[])[] | undefined;
  readonly answer: CompareAnswer<DigitPrediction>;
}

const drawingDelayMs = 80;

/** Draw a digit, or bring a picture of one; every model reads it as you draw. */
export function DigitView() {
  const models = useModels();
  const strokes = useSignal<readonly Stroke[]>([]);
  const picture = useSignal<ImageBitmap | undefined>(undefined);
  const latest = useMemo(() => createLatest(readDigit, drawingDelayMs), []);
  useEffect(() => latest.clear, [latest]);
  const { answer: reading, error, isBusy } = latest.state.value;

  function draw(next: readonly Stroke[]): void {
    strokes.value = next;
    picture.value = undefined;
    if (next.length > 0) latest.ask(() => strokesToPng(next));
    else latest.clear();
  }

  async function take(file: File): Promise<void> {
    strokes.value = [];
    latest.ask(async () => file);
    picture.value = await createImageBitmap(file).catch(() => undefined); // the server says what is wrong with it
  }

  const isOver = useDroppedFile((file) => void take(file));
  if (isServed(models, "digit") === false) return <NoModel task="digit" />;
  return (
    <div class={isOver ? "digit-view drop-over" : "digit-view"}>
      <div class="draw">
        <h1>Draw a digit</h1>
        <Paper strokes={strokes.value} picture={picture.value} onStrokes={draw} />
        <p id="paper-help" class="hint">
          Draw with mouse, finger or pen, or drop a picture here. By keyboard: arrows move the pen, Space puts it down
          and lifts it, Backspace takes back a stroke, Delete clears.
        </p>
        <div class="buttons">
          <button type="button" onClick={() => draw(strokes.value.slice(0, -1))} disabled={strokes.value.length === 0}>
            Undo
          </button>
          <button type="button" onClick={() => draw([])} disabled={strokes.value.length === 0 && !picture.value}>
            Clear
          </button>
          <FileButton accept="image/png,image/jpeg,image/webp" onFile={(file) => void take(file)}>
            Choose a picture
          </FileButton>
        </div>
        <Examples onChoose={draw} />
      </div>
      <div class="read">
        <Seen pixels={reading?.seen} />
        <Failure error={error ?? models.error} />
        {reading ? <DigitAnswers answer={reading.answer} isBusy={isBusy} /> : !error && <Invitation />}
      </div>
    </div>
  );
}

function Invitation() {
  return (
    <Empty>
      <p>Nothing is drawn yet. Every model answers while you draw.</p>
    </Empty>
  );
}

function Examples({ onChoose }: { readonly onChoose: (strokes: readonly Stroke[]) => void }) {
  return (
    <fieldset class="examples">
      <legend>Or take an example</legend>
      {exampleDigits.map((strokes, digit) => (
        <button type="button" key={String(digit)} onClick={() => onChoose(strokes)}>
          {digit}
        </button>
      ))}
    </fieldset>
  );
}

/** First what the models will see, then what they say of exactly that. */
async function readDigit(file: () => Promise<Blob>, signal: AbortSignal): Promise<Reading> {
  const picture = await file();
  const encoded = await post<EncodedDigits>("encode/digit", picture.type, picture, signal);
  const answer = await postJson<Reading["answer"]>("compare/digit", encoded, signal);
  return { seen: encoded.instances[0], answer };
}
