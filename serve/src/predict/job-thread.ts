// A thread of the crew: runs one job at a time.
import { kTransferable, kValue, Tinypool } from "tinypool";
import { toServeError } from "../errors.js";
import { jobs } from "./jobs.js";

/** What became of a job; an error as the record that makes a ServeError. */
export type JobOutcome<T> =
  | { readonly value: T }
  | {
      readonly refusal: {
        readonly status: number;
        readonly code: string;
        readonly message: string;
        readonly details: object | undefined;
        readonly headers: Readonly<Record<string, string>>;
        readonly cause: string | undefined;
      };
    };

/** Runs a job. Its large buffers move back instead of being copied. */
export async function work({ job, argument }: { job: keyof typeof jobs; argument: never }): Promise<unknown> {
  try {
    return moved({ value: await jobs[job](argument) });
  } catch (error) {
    const { status, code, message, details, headers, cause } = toServeError(error);
    const refusal = { status, code, message, details, headers, cause: cause === undefined ? cause : String(cause) };
    return { refusal } satisfies JobOutcome<never>;
  }
}

function moved(outcome: { readonly value: object }): unknown {
  const buffers = Object.values(outcome.value).flatMap((value) => (ArrayBuffer.isView(value) ? [value.buffer] : []));
  return Tinypool.move({ [kTransferable]: buffers, [kValue]: outcome });
}
