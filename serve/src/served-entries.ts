import type { ModelEntry } from "@rnn-zoo/models";
import type { Logger } from "pino";
import { tasks } from "./tasks.js";

/** Leaves out the models whose tasks this server does not know, and says so in the log. */
export function servedEntries(entries: readonly ModelEntry[], logger: Pick<Logger, "warn">): ModelEntry[] {
  return entries.filter(({ name, version, card: { task } }) => {
    if (!tasks.has(task)) logger.warn({ model: `${name}/${version}`, task }, "not served: a task this server lacks");
    return tasks.has(task);
  });
}
