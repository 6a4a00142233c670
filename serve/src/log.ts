import { type DestinationStream, type Logger, pino } from "pino";

/** A log that writes in the background. */
export interface Log {
  readonly logger: Logger;
  /** Writes what waits, at once. The end of the process does it too, but not the signal that kills it. */
  flush(): void;
  /** Lines that were dropped because nobody reads the output. */
  dropped(): number;
}

const gatherBytes = 65_536; // one write for about 200 requests, in place of 200 writes
const bytesPerUnit = 3; // of UTF-16 in UTF-8, at most
const gatherMs = 200; // what waits no longer than this is written however little it is
const mostWaitingBytes = 16_777_216; // a reader that hangs must not fill the memory

/**
 * JSON lines on standard output, gathered and written in the background: a request never waits for the output. What
 * waits at the end of the process is written then.
 */
export function createLog(level: string, fd = 1): Log {
  let dropped = 0;
  const destination = pino.destination({ fd, sync: false, maxLength: mostWaitingBytes, contentMode: "buffer" });
  destination.on("drop", (bytes: Buffer) => {
    dropped += bytes.toString("latin1").split("\n").length - 1;
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

/**
 * Passes lines on together: for each write of its own the destination takes as long as for forty lines at once. As bytes:
 * a text of so many lines would be put together from its parts, measured, and copied.
 */
function gatherLines(
  destination: DestinationStream & { flushSync(): void },
): DestinationStream & { pass(): void; flushSync(): void } {
  let bytes = Buffer.allocUnsafeSlow(gatherBytes);
  let filled = 0;
  let timer: NodeJS.Timeout | undefined;

  const give = (some: Buffer) => Reflect.apply(destination.write, destination, [some]); // its type knows texts only

  function pass(): void {
    clearTimeout(timer);
    timer = undefined;
    if (filled === 0) return;
    const some = bytes.subarray(0, filled);
    if (2 * filled > gatherBytes) {
      give(some);
      bytes = Buffer.allocUnsafeSlow(gatherBytes);
    } else {
      give(Buffer.from(some)); // where nobody reads, what waits must not keep more memory than it fills
    }
    filled = 0;
  }

  return {
    write: (line) => {
      const most = bytesPerUnit * line.length;
      if (filled + most > gatherBytes) pass();
      if (most > gatherBytes) {
        give(Buffer.from(line));
        return;
      }
      filled += bytes.write(line, filled);
      timer ??= setTimeout(pass, gatherMs).unref();
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
