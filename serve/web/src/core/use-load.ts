import { useEffect, useState } from "preact/hooks";
import { recoveries } from "./connection.js";

export interface Loaded<T> {
  readonly value?: T;
  readonly error?: Error;
}

/**
 * Loads something when a view opens, when `key` changes, and when the server comes back. While it is loaded again, the
 * old value stays.
 */
export function useLoad<T>(key: string, load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T> & { key?: string }>({});
  const times = recoveries.value;
  useEffect(() => {
    const controller = new AbortController();
    load(controller.signal).then(
      (value) => setLoaded({ key, value }),
      (error) => {
        if (!controller.signal.aborted) setLoaded((before) => ({ ...before, key, error }));
      },
    );
    return () => controller.abort();
  }, [key, times]);
  return loaded.key === key ? loaded : {};
}
