/** The environment variables of training and of serving whose names begin with ZOO_. */
export const zooVariables = {
  training: ["ZOO_CACHE_DIR", "ZOO_DATA_DIR"],
  serving: [
    "ZOO_ADMIN_KEYS",
    "ZOO_API_KEYS",
    "ZOO_AWAKE_US",
    "ZOO_CORS_ORIGINS",
    "ZOO_DEADLINE_MS",
    "ZOO_DEFAULT_DIGIT",
    "ZOO_DEFAULT_SENTIMENT",
    "ZOO_DEFAULT_SOUND",
    "ZOO_DEVICE",
    "ZOO_DRAIN_MS",
    "ZOO_MAX_BATCH_BYTES",
    "ZOO_MAX_BATCH_ROWS",
    "ZOO_MAX_BODY_BYTES",
    "ZOO_MAX_CONNECTIONS",
    "ZOO_MAX_DELAY_US",
    "ZOO_MAX_QUEUE_BYTES",
    "ZOO_MAX_QUEUE_ROWS",
    "ZOO_MEASURE_MS",
    "ZOO_MODELS_DIR",
    "ZOO_PROCESSES",
    "ZOO_RATE_LIMIT",
    "ZOO_TLS_CERT",
    "ZOO_TLS_KEY",
    "ZOO_TRUST_PROXY",
    "ZOO_VERSIONS",
    "ZOO_WATCH_MS",
    "ZOO_WORKERS",
  ],
} as const;

/**
 * The first variable that begins with ZOO_ and that nobody reads: most likely a slip of the pen.
 * @param known the names that are read
 */
export function unknownVariable(
  environment: Readonly<Record<string, string | undefined>>,
  known: Iterable<string>,
): string | undefined {
  const names = new Set(known);
  return Object.keys(environment).find((name) => name.startsWith("ZOO_") && !names.has(name));
}
