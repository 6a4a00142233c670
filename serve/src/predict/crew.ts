import { availableParallelism } from "node:os";
import { Tinypool } from "tinypool";
import { errors, ServeError } from "../errors.js";
import type { JobOutcome } from "./job-thread.js";
import type { Jobs } from "./jobs.js";

/** Threads for what would hold the event loop: large JSON, long texts, sound. */
export interface Crew {
  /**
   * Runs a job in a thread.
   * @param spent bytes inside the argument that nobody needs any more: they move to the thread instead of being copied
   * @throws ServeError encoders_full, or what the job throws, as an error of the catalogue
   */
  run<K extends keyof Jobs>(
    job: K,
    argument: Parameters<Jobs[K]>[0],
    spent?: readonly Uint8Array[],
  ): Promise<Result<K>>;
}

type Result<K extends keyof Jobs> = Awaited<ReturnType<Jobs[K]>>;

const idleMs = 60_000; // then a thread ends; none holds the process
const maxWaiting = 64; // jobs

/** Threads start when there is work. */
export function createCrew(): Crew {
  const pool = new Tinypool({
    filename: new URL("./job-thread.js", import.meta.url).href,
    name: "work",
    minThreads: 0,
    maxThreads: Math.max(1, availableParallelism() - 1),
    idleTimeout: idleMs,
  });
  return {
    run: async <K extends keyof Jobs>(
      job: K,
      argument: Parameters<Jobs[K]>[0],
      spent: readonly Uint8Array[] = [],
    ): Promise<Result<K>> => {
      if (pool.queueSize >= maxWaiting) throw errors.encodersFull();
      const outcome: JobOutcome<Result<K>> = await pool.run(
        { job, argument },
        { transferList: spent.flatMap(ownMemory) },
      );
      if ("refusal" in outcome) throw refusalOf(outcome.refusal);
      return outcome.value;
    },
  };
}

/** Small buffers share their memory with others. */
function ownMemory({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}

type Refusal = Extract<JobOutcome<never>, { refusal: unknown }>["refusal"];

function refusalOf({ status, code, message, details, headers, cause }: Refusal): ServeError {
  return new ServeError(status, code, message, details, headers, { cause });
}
