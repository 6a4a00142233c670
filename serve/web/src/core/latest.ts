import { type ReadonlySignal, signal } from "@preact/signals";
import { isWaiting } from "./api.js";
import { recoveries } from "./connection.js";

/** What is known of the newest question. While it is asked, the answer to the one before stays. */
export interface Asked<O> {
  readonly isBusy: boolean;
  readonly answer?: O;
  readonly error?: Error;
}

export interface Latest<I, O> {
  readonly state: ReadonlySignal<Asked<O>>;
  /** Asks soon, unless something newer comes first; cancels what was asked before. */
  ask(input: I): void;
  /** Forgets question and answer. */
  clear(): void;
}

/**
 * Asks the server while a person draws or types: at most once each `delayMs`, always the newest, and stale requests
 * are cancelled. What failed because the server was gone, or wanted a key, is asked again when that has changed.
 */
export function createLatest<I, O>(run: (input: I, signal: AbortSignal) => Promise<O>, delayMs: number): Latest<I, O> {
  const state = signal<Asked<O>>({ isBusy: false });
  let newest: I | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | undefined;

  async function start(input: I): Promise<void> {
    timer = undefined;
    running?.abort();
    const controller = new AbortController();
    running = controller;
    try {
      const answer = await run(input, controller.signal);
      if (controller === running) state.value = { isBusy: timer !== undefined, answer };
    } catch (error) {
      if (controller !== running) return; // cancelled by a newer one
      state.value = { isBusy: timer !== undefined, error: error instanceof Error ? error : new Error(String(error)) };
    }
  }

  recoveries.subscribe(() => {
    if (isWaiting(state.peek().error) && newest !== undefined) latest.ask(newest);
  });

  const latest: Latest<I, O> = {
    state,
    ask: (input) => {
      newest = input;
      state.value = { ...state.peek(), isBusy: true };
      timer ??= setTimeout(() => {
        if (newest !== undefined) void start(newest);
      }, delayMs);
    },
    clear: () => {
      clearTimeout(timer);
      timer = undefined;
      running?.abort();
      running = undefined;
      newest = undefined;
      state.value = { isBusy: false };
    },
  };
  return latest;
}
