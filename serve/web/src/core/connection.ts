import { signal } from "@preact/signals";

const firstDelayMs = 500;
const longestDelayMs = 8_000;
const heartbeatMs = 5_000;

/** Whether the server answers. */
export const isGone = signal(false);
/** How often it has come back: what failed meanwhile is asked again. */
export const recoveries = signal(0);
/** Seconds until the next try, while it is gone. */
export const nextTrySeconds = signal(0);

let wake: (() => void) | undefined;

/** Tells that a request got no answer at all. Tries again until one does, waiting twice as long each time. */
export function reportGone(): void {
  if (isGone.value) return;
  isGone.value = true;
  void waitForServer();
}

/** Does not wait for the next try. */
export function tryNow(): void {
  wake?.();
}

/** Notices a server that leaves while nobody asks anything. */
export function startHeartbeat(): void {
  setInterval(() => {
    if (isGone.value || document.visibilityState === "hidden") return;
    void isAlive().then((alive) => {
      if (!alive) reportGone();
    });
  }, heartbeatMs);
}

async function waitForServer(): Promise<void> {
  for (let delayMs = firstDelayMs; ; delayMs = Math.min(2 * delayMs, longestDelayMs)) {
    nextTrySeconds.value = Math.ceil(delayMs / 1000);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, delayMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    if (await isAlive()) break;
  }
  isGone.value = false;
  recoveries.value++;
}

async function isAlive(): Promise<boolean> {
  try {
    await fetch("livez", { cache: "no-store" });
    return true; // whatever it says, it answers
  } catch {
    return false;
  }
}
