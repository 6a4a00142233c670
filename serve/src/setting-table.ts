import { availableParallelism } from "node:os";
import { committedZoo, modelNamePattern } from "@rnn-zoo/models";
import { keys, optional, optionalHttpUrl, origins, proxies } from "./security-settings.js";

/** One setting: an environment variable, and a flag of the same name. */
export interface Setting<T> {
  /** The flag is this name in lower case, with hyphens, without ZOO_. */
  readonly variable: string;
  readonly default: string;
  readonly unit: string;
  readonly expected: string;
  /** Gives nothing where the text is not what is expected. */
  readonly parse: (text: string) => T | undefined;
  readonly help: string;
  /** Its value is shown nowhere. */
  readonly isSecret?: true;
  /** Where the default is another on each machine. */
  readonly shownDefault?: string;
}

/** Stands for the model with the best test score. */
export const bestModel = "best";

/** Every setting, in the order of --help. */
export const settingTable = {
  host: {
    variable: "HOST",
    default: "127.0.0.1",
    unit: "address",
    ...text("a host name or an IP address"),
    help: "where to listen; 0.0.0.0 is every interface",
  },
  port: {
    variable: "PORT",
    default: "3000",
    unit: "port",
    ...wholeNumber(0, 65_535),
    help: "where to listen; 0 is any free port",
  },
  maxConnections: {
    variable: "ZOO_MAX_CONNECTIONS",
    default: "4096",
    unit: "connections",
    ...wholeNumber(1, 1_000_000),
    help: "clients that may be connected; more are turned away",
  },
  apiKeys: {
    variable: "ZOO_API_KEYS",
    default: "",
    unit: "keys",
    isSecret: true,
    ...keys(),
    help: "who may predict; none: everybody. A flag can be seen by other users of the machine, a variable cannot",
  },
  adminKeys: {
    variable: "ZOO_ADMIN_KEYS",
    default: "",
    unit: "keys",
    isSecret: true,
    ...keys(),
    help: "who may change the state of the server, and predict; none: only this machine may change it",
  },
  corsOrigins: {
    variable: "ZOO_CORS_ORIGINS",
    default: "",
    unit: "origins",
    ...origins(),
    help: "web pages of other origins that may ask; * is any",
  },
  rateLimit: {
    variable: "ZOO_RATE_LIMIT",
    default: "0",
    unit: "requests a minute",
    ...wholeNumber(0, 1_000_000_000),
    help: "of each key, or each address without a key, in each process; 0 is no limit",
  },
  trustProxy: {
    variable: "ZOO_TRUST_PROXY",
    default: "",
    unit: "proxies",
    ...proxies(),
    help: "whose X-Forwarded-For tells the address of a client: how many proxies in a row, or which addresses, subnets, names (loopback, linklocal, uniquelocal)",
  },
  tlsCert: {
    variable: "ZOO_TLS_CERT",
    default: "",
    unit: "file",
    ...optional("a PEM file"),
    help: "certificate with its chain; with it the server speaks HTTPS, and takes it anew when the file changes",
  },
  tlsKey: {
    variable: "ZOO_TLS_KEY",
    default: "",
    unit: "file",
    ...optional("a PEM file"),
    help: "the private key of the certificate",
  },
  otlpEndpoint: {
    variable: "OTEL_EXPORTER_OTLP_ENDPOINT",
    default: "",
    unit: "address",
    ...optionalHttpUrl(),
    help: "OpenTelemetry collector (OTLP over HTTP) that is sent a span of each request",
  },
  modelsDir: {
    variable: "ZOO_MODELS_DIR",
    default: committedZoo,
    shownDefault: "models/zoo",
    unit: "folder",
    ...text("a folder"),
    help: "the models to serve",
  },
  defaultDigit: defaultModel("digit"),
  defaultSentiment: defaultModel("sentiment"),
  defaultSound: defaultModel("sound"),
  versions: {
    variable: "ZOO_VERSIONS",
    default: "1",
    unit: "versions",
    ...wholeNumber(1, 1_000),
    help: "of each model, how many to serve: the newest that work",
  },
  watchMs: {
    variable: "ZOO_WATCH_MS",
    default: "2000",
    unit: "ms",
    ...wholeNumber(0, 3_600_000),
    help: "how often to look for new versions in the models folder; 0 is never",
  },
  device: {
    variable: "ZOO_DEVICE",
    default: "auto",
    unit: "device",
    ...oneOf("auto", "cpu", "cuda"),
    help: "what models run on; auto: CUDA where it works, else the CPU; cuda: every node of it, or no start",
  },
  processes: {
    variable: "ZOO_PROCESSES",
    default: "1",
    unit: "processes",
    ...wholeNumber(1, 256),
    help: "processes that share the port, each with its own workers; SIGHUP replaces them one after the other",
  },
  workers: {
    variable: "ZOO_WORKERS",
    default: String(availableParallelism()),
    shownDefault: "cores",
    unit: "threads",
    ...wholeNumber(1, 256),
    help: "worker threads of each process; the default is the cores of this machine, shared by the processes",
  },
  maxBatchRows: {
    variable: "ZOO_MAX_BATCH_ROWS",
    default: "64",
    unit: "rows",
    ...wholeNumber(1, 4_096),
    help: "rows that run together at most",
  },
  maxBatchBytes: {
    variable: "ZOO_MAX_BATCH_BYTES",
    default: "2097152",
    unit: "bytes",
    ...wholeNumber(1_024, 1_073_741_824),
    help: "input bytes that run together at most; a larger row runs alone",
  },
  awakeUs: {
    variable: "ZOO_AWAKE_US",
    default: "300",
    unit: "µs",
    ...wholeNumber(0, 10_000),
    help: "how long threads stay awake for the next row, where single rows follow one another closely; 0: never",
  },
  maxDelayUs: {
    variable: "ZOO_MAX_DELAY_US",
    default: "0",
    unit: "µs",
    ...wholeNumber(0, 1_000_000),
    help: "how long rows wait for others though a worker is free; timers have steps of 1 ms",
  },
  maxQueueRows: {
    variable: "ZOO_MAX_QUEUE_ROWS",
    default: "16384",
    unit: "rows",
    ...wholeNumber(1, 1_000_000),
    help: "rows that may wait per model, and the most in one request; more is refused",
  },
  maxQueueBytes: {
    variable: "ZOO_MAX_QUEUE_BYTES",
    default: "268435456",
    unit: "bytes",
    ...wholeNumber(1_024, 68_719_476_736),
    help: "input bytes that may wait, of all models together; more is refused",
  },
  maxBodyBytes: {
    variable: "ZOO_MAX_BODY_BYTES",
    default: "8388608",
    unit: "bytes",
    ...wholeNumber(1_024, 1_073_741_824),
    help: "the largest request body, after decompression",
  },
  deadlineMs: {
    variable: "ZOO_DEADLINE_MS",
    default: "30000",
    unit: "ms",
    ...wholeNumber(1, 3_600_000),
    help: "how long a prediction may take, with its wait in the queue",
  },
  measureMs: {
    variable: "ZOO_MEASURE_MS",
    default: "5000",
    unit: "ms",
    ...wholeNumber(100, 10_000),
    help: "how long GET /compare/{task}?measure=true may measure all models of the task",
  },
  drainMs: {
    variable: "ZOO_DRAIN_MS",
    default: "20000",
    unit: "ms",
    ...wholeNumber(0, 3_600_000),
    help: "after SIGTERM, how long accepted requests may take to end",
  },
  logLevel: {
    variable: "LOG_LEVEL",
    default: "info",
    unit: "level",
    ...oneOf("fatal", "error", "warn", "info", "debug", "trace", "silent"),
    help: "the least severe messages to log",
  },
} as const satisfies Record<string, Setting<unknown>>;

function defaultModel(task: string) {
  return {
    variable: `ZOO_DEFAULT_${task.toUpperCase()}`,
    default: bestModel,
    unit: "model",
    expected: `a model's name, or "${bestModel}"`,
    parse: (given: string) => (modelNamePattern.test(given) ? given : undefined),
    help: `the ${task} model that answers when none is asked for; "${bestModel}" is the best on the test data`,
  };
}

function text(expected: string) {
  return { expected, parse: (given: string) => given || undefined };
}

function wholeNumber(least: number, most: number) {
  return {
    expected: `a whole number from ${least} to ${most}`,
    parse: (given: string) => {
      const value = /^\d{1,12}$/.test(given) ? Number(given) : -1;
      return value >= least && value <= most ? value : undefined;
    },
  };
}

function oneOf<T extends string>(...values: readonly T[]) {
  return {
    expected: `one of ${values.join(", ")}`,
    parse: (given: string) => values.find((value) => value === given),
  };
}
