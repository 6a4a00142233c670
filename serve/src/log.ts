import { type DestinationStream, type Logger, pino } from "pino";

/** A log that writes in the background. */
export interface Log {
  readonly logger: Logger;
  /** Writes what waits, at once. The end of the process does it too, but not the signal that kills it. */
  flush(): void;
  /** Lines that were dropped because nobody reads the output. */
  dropped(): number;
}

const gatherChars = 49_152; // one write for about 180 requests, in place of 180 writes
const gatherMs = 200; // what waits no longer than this is written however little it is
const mostWaitingBytes = 16_777_216; // a reader that hangs must not fill the memory

/**
 * JSON lines on standard output, gathered and written in the background: a request never waits for the output. What
 * waits at the end of the process is written then.
 */
export function createLog(level: string, fd = 1): Log {
  let dropped = 0;
  const destination = pino.destination({ fd, sync: false, maxLength: mostWaitingBytes });
  destination.on("drop", (text: string) => {
    dropped += text.split("\n").length - 1;
  });
  destination.on("error", () => undefined); // a closed pipe ends the log, not the server
  const lines = gatherLines(destination);
  process.prependListener("beforeExit", lines.pass).prependListener("exit", lines.pass); // before pino's own
  return {
    logger: createLogger(level, lines),
    flush: () => {
      try {
        lines.flushSync();
      } catch {
        // not open yet, or closed
      }
    },
    dropped: () => dropped,
  };
}

/** Passes lines on together: for each write of its own the destination takes as long as for forty lines at once. */
function gatherLines(
  destination: DestinationStream & { flushSync(): void },
): DestinationStream & { pass(): void; flushSync(): void } {
  let text = "";
  let timer: NodeJS.Timeout | undefined;

  function pass(): void {
    clearTimeout(timer);
    timer = undefined;
    const whole = text;
    text = "";
    if (whole !== "") destination.write(whole);
  }

  return {
    write: (line) => {
      text += line;
      if (text.length >= gatherChars) pass();
      else timer ??= setTimeout(pass, gatherMs).unref();
    },
    pass,
    flushSync: () => {
      pass(); // pino asks for it after a fatal line
      destination.flushSync();
    },
  };
}

/** A logger as the server wants it: the time as ISO text, and the process that writes. */
export function createLogger(level: string, destination: DestinationStream): Logger {
  return pino({ level, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime }, destination);
}
