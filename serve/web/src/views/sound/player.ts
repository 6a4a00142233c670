import { type ReadonlySignal, signal } from "@preact/signals";
import { soundRate } from "@rnn-zoo/models/spectrogram.js";

export interface Player {
  /** Seconds from the beginning; nothing while it is silent. */
  readonly position: ReadonlySignal<number | undefined>;
  /** @param samples float32 [samples] at 16 kHz */
  play(samples: Float32Array): void;
  stop(): void;
}

/** Plays one sound at a time. */
export function createPlayer(): Player {
  const position = signal<number | undefined>(undefined);
  let context: AudioContext | undefined;
  let source: AudioBufferSourceNode | undefined;

  function stop(): void {
    source?.stop();
    source = undefined;
    position.value = undefined;
  }

  return {
    position,
    stop,
    play: (samples) => {
      stop();
      context ??= new AudioContext();
      const { currentTime: startedAt } = context;
      const playing = context.createBufferSource();
      playing.buffer = context.createBuffer(1, samples.length, soundRate);
      playing.buffer.copyToChannel(new Float32Array(samples), 0);
      playing.connect(context.destination);
      playing.onended = () => {
        if (playing === source) stop();
      };
      playing.start();
      source = playing;
      const step = () => {
        if (playing !== source || !context) return;
        position.value = context.currentTime - startedAt;
        requestAnimationFrame(step);
      };
      step();
    },
  };
}
