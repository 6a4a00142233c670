import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { CompareAnswer, SoundPrediction } from "../../core/answers.js";
import { post } from "../../core/api.js";
import { isServed, useModels } from "../../core/catalogue.js";
import { createLatest } from "../../core/latest.js";
import { useDroppedFile } from "../../parts/dropped-file.js";
import { FileButton } from "../../parts/file-button.js";
import { Empty, Failure, Loading, NoModel } from "../../parts/notice.js";
import { exampleSound } from "./example-sound.js";
import { canRecord, record, type Take } from "./microphone.js";
import { createPlayer } from "./player.js";
import { longestSeconds, type Recording, recordingFromFile, recordingFromSamples } from "./recording.js";
import { SoundAnswers } from "./sound-answers.js";
import { Spectrogram } from "./spectrogram.js";

type Answer = CompareAnswer<SoundPrediction>;

const hear = (recording: Recording, signal: AbortSignal) =>
  post<Answer>("compare/sound", "audio/wav", recording.wav, signal);

/** Record or bring a sound; every model says what it hears and when. */
export function SoundView() {
  const models = useModels();
  const recording = useSignal<Recording | undefined>(undefined);
  const unreadable = useSignal<Error | undefined>(undefined);
  const latest = useMemo(() => createLatest(hear, 0), []);
  useEffect(() => latest.clear, [latest]);
  const { answer, error, isBusy } = latest.state.value;

  function show(next: Recording): void {
    unreadable.value = undefined;
    recording.value = next;
    latest.clear();
    latest.ask(next);
  }

  async function take(name: string, file: Blob): Promise<void> {
    try {
      show(await recordingFromFile(name, file));
    } catch (reason) {
      unreadable.value = reason instanceof Error ? reason : new Error(String(reason));
    }
  }

  const isOver = useDroppedFile((file) => void take(file.name, file));
  if (isServed(models, "sound") === false) return <NoModel task="sound" />;
  return (
    <div class={isOver ? "sound-view drop-over" : "sound-view"}>
      <h1>Tag a sound</h1>
      <p class="hint">Record, choose or drop a sound of up to a minute.</p>
      <div class="buttons">
        <RecordButton onTake={(blob) => void take("the recording", blob)} unreadable={unreadable} />
        <FileButton accept="audio/*" onFile={(file) => void take(file.name, file)}>
          Choose a file
        </FileButton>
        <button type="button" onClick={() => show(recordingFromSamples("the example", exampleSound()))}>
          Take an example
        </button>
      </div>
      <Failure error={unreadable.value ?? error ?? models.error} />
      {recording.value ? <Heard recording={recording.value} answer={answer} isBusy={isBusy} /> : <Nothing />}
    </div>
  );
}

function Nothing() {
  return (
    <Empty>
      <p>Nothing to hear yet.</p>
    </Empty>
  );
}

interface HeardProps {
  readonly recording: Recording;
  readonly answer: Answer | undefined;
  readonly isBusy: boolean;
}

function Heard({ recording, answer, isBusy }: HeardProps) {
  const chosen = useSignal<string | undefined>(undefined);
  const player = useMemo(createPlayer, []);
  useEffect(() => player.stop, [recording]);
  const model = chosen.value ?? answer?.models[0]?.model ?? "";
  const events = answer?.models.find((one) => one.model === model)?.predictions?.[0]?.events ?? [];
  const isPlaying = player.position.value !== undefined;
  return (
    <>
      <Spectrogram samples={recording.samples} events={events} position={player.position.value} />
      <div class="buttons">
        <button type="button" onClick={() => (isPlaying ? player.stop() : player.play(recording.samples))}>
          {isPlaying ? "Stop" : "Play"}
        </button>
      </div>
      {answer && <SoundAnswers models={answer.models} chosen={model} onChoose={(name) => (chosen.value = name)} />}
      {!answer && isBusy && <Loading what="what the models hear" />}
    </>
  );
}

interface RecordButtonProps {
  readonly onTake: (blob: Blob) => void;
  readonly unreadable: Signal<Error | undefined>;
}

function RecordButton({ onTake, unreadable }: RecordButtonProps) {
  const take = useSignal<Take | undefined>(undefined);
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
      take.value?.stop(); // who leaves the view is recorded no more
    };
  }, [take]);

  async function start(): Promise<void> {
    unreadable.value = undefined;
    try {
      const started = await record();
      take.value = started;
      if (!isOpen.current) started.stop();
      const timer = setTimeout(started.stop, longestSeconds * 1000);
      const blob = await started.done;
      clearTimeout(timer);
      if (isOpen.current) onTake(blob);
    } catch (reason) {
      unreadable.value = reason instanceof Error ? reason : new Error(String(reason));
    }
    take.value = undefined;
  }

  if (!canRecord()) {
    return (
      <button type="button" disabled title="Browsers allow recording to pages of this machine and of https only">
        Record
      </button>
    );
  }
  return (
    <button
      type="button"
      class={take.value ? "recording" : ""}
      onClick={() => (take.value ? take.value.stop() : void start())}
    >
      {take.value ? "Stop recording" : "Record"}
    </button>
  );
}
