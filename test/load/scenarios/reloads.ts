export interface Reloads {
  /** Resolves with how many reloads were asked for and which of them failed. */
  stop(): Promise<{ readonly asked: number; readonly failed: readonly string[] }>;
}

/**
 * Asks a server to load models anew, again and again, one after the other.
 * @returns nothing where the server cannot do that
 */
export async function startReloads(
  server: string,
  models: readonly string[],
  everyMs: number,
): Promise<Reloads | undefined> {
  const failed: string[] = [];
  let asked = 0;
  let isOver = false;
  const reload = (model = "") => fetch(`${server}/models/${model}/reload`, { method: "POST" });
  const first = await reload(models[0]);
  await first.text();
  if (first.status === 404 || first.status === 405) return undefined;

  const work = async () => {
    while (!isOver) {
      const response = await reload(models[asked++ % models.length]);
      const text = await response.text();
      if (!response.ok) failed.push(`HTTP ${response.status}: ${text}`);
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  };
  const ended = work().catch((error: Error) => void failed.push(String(error.cause ?? error)));
  return {
    stop: async () => {
      isOver = true;
      await ended;
      return { asked, failed };
    },
  };
}
