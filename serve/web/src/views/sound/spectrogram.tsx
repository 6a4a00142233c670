import { logMel, soundBins, soundHop, soundRate } from "@rnn-zoo/models/spectrogram.js";
import { useEffect, useRef } from "preact/hooks";
import type { SoundEvent } from "../../core/answers.js";

interface SpectrogramProps {
  /** float32 [samples] at 16 kHz */
  readonly samples: Float32Array;
  readonly events: readonly SoundEvent[];
  /** Seconds, while it plays. */
  readonly position: number | undefined;
}

/** What the models hear, low below and high above, with the events over it. */
export function Spectrogram({ samples, events, position }: SpectrogramProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const seconds = samples.length / soundRate;
  useEffect(() => {
    if (canvas.current) paint(canvas.current, samples);
  }, [samples]);
  const labels = [...new Set(events.map(({ label }) => label))];
  const left = (time: number) => `${Math.min(100, (100 * time) / seconds)}%`;
  return (
    <div class="spectrogram">
      <canvas ref={canvas} role="img" aria-label={`Spectrogram of ${seconds.toFixed(1)} seconds`} />
      <div class="lanes" aria-hidden="true">
        {labels.map((label) => (
          <div class="lane" key={label}>
            {events
              .filter((event) => event.label === label)
              .map(({ onsetSeconds, offsetSeconds }) => (
                <span
                  key={onsetSeconds}
                  style={{ left: left(onsetSeconds), width: left(offsetSeconds - onsetSeconds) }}
                >
                  {label}
                </span>
              ))}
          </div>
        ))}
      </div>
      {position !== undefined && <i class="playhead" style={{ left: left(position) }} />}
      <div class="times" aria-hidden="true">
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <span key={share}>{(seconds * share).toFixed(1)} s</span>
        ))}
      </div>
    </div>
  );
}

function paint(canvas: HTMLCanvasElement, samples: Float32Array): void {
  const frames = Math.max(2, 2 * Math.ceil(samples.length / soundHop / 2)); // they are made in pairs
  const values = logMel(samples, frames); // [frames, bins]
  canvas.width = frames;
  canvas.height = soundBins;
  const context = canvas.getContext("2d");
  if (!context) return;
  const image = context.createImageData(frames, soundBins);
  for (let frame = 0; frame < frames; frame++) {
    for (let bin = 0; bin < soundBins; bin++) {
      const loudness = Math.min(1, Math.max(0, ((values[frame * soundBins + bin] ?? -1) + 1) / 3.5));
      image.data.set(heat(loudness), 4 * ((soundBins - 1 - bin) * frames + frame));
    }
  }
  context.putImageData(image, 0, 0);
}

/** Black over violet and orange to pale yellow: brighter is louder, also for who sees no colours. */
function heat(loudness: number): [number, number, number, number] {
  const red = Math.min(255, 420 * loudness ** 1.1);
  const green = Math.max(0, 300 * loudness ** 2.4 - 30 * loudness);
  const blue =
    loudness < 0.45 ? 300 * loudness : Math.max(40, 135 - 300 * (loudness - 0.45)) + 300 * Math.max(0, loudness - 0.8);
  return [red, Math.min(255, green), Math.min(255, blue), 255];
}
