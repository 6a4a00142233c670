import { randomBytes } from "node:crypto";

/** A place in a trace: https://www.w3.org/TR/trace-context/ */
export interface TraceContext {
  /** 32 hex digits */
  readonly traceId: string;
  /** 16 hex digits: the span that asks */
  readonly spanId: string;
  readonly sampled: boolean;
}

const pattern = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const zeros = /^0+$/;

/**
 * Reads a traceparent header; of a later version it reads what version 00 knows. Nothing where it is not valid: the
 * specification then wants a new trace, not an error.
 */
export function parseTraceparent(header: string | string[] | undefined): TraceContext | undefined {
  if (typeof header !== "string" || header.length > 256) return undefined;
  const [, version = "", traceId = "", spanId = "", flags = "", rest] = pattern.exec(header) ?? [];
  if (version === "" || version === "ff" || (version === "00" && rest !== undefined)) return undefined;
  if (zeros.test(traceId) || zeros.test(spanId)) return undefined;
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

/** 8 random bytes in hex. */
export function newSpanId(): string {
  return randomBytes(8).toString("hex");
}

/** Writes a traceparent header. */
export function formatTraceparent({ traceId, spanId, sampled }: TraceContext): string {
  return `00-${traceId}-${spanId}-${sampled ? "01" : "00"}`;
}
