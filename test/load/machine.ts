import { cpus } from "node:os";

/** What was measured on, in words. */
export function machine(): string {
  return `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}`;
}
