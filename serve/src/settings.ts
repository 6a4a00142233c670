import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { committedZoo, describeValue } from "@rnn-zoo/models";
import { SettingsError } from "./errors.js";

/** One setting: an environment variable, and a flag of the same name. */
interface Setting<T> {
  /** The flag is this name in lower case, with hyphens, without ZOO_. */
  readonly variable: string;
  readonly default: string;
  readonly unit: string;
  readonly expected: string;
  /** Gives nothing where the text is not what is expected. */
  readonly parse: (text: string) => T | undefined;
  readonly help: string;
}

const table = {
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
  modelsDir: {
    variable: "ZOO_MODELS_DIR",
    default: committedZoo,
    unit: "folder",
    ...text("a folder"),
    help: "the models to serve",
  },
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

/** Names that start with ZOO_ and belong to training. */
const ofTraining = ["ZOO_DATA_DIR", "ZOO_CACHE_DIR"];

const settings: readonly Setting<unknown>[] = Object.values(table);

/** What the server was told. */
export type Settings = ReturnType<typeof readSettings>;

/**
 * Reads the settings; a flag wins over a variable, an empty variable counts as unset.
 * @throws SettingsError that names the flag or variable, what was expected and what came
 */
export function readSettings(args: readonly string[], environment: Readonly<Record<string, string | undefined>>) {
  refuseUnknownVariables(environment);
  const flags = readFlags(args);
  const read = <T>(setting: Setting<T>) => readSetting(setting, flags, environment);
  const processes = read(table.processes);
  const share = Math.max(1, Math.floor(availableParallelism() / processes));
  const all = {
    host: read(table.host),
    port: read(table.port),
    modelsDir: read(table.modelsDir),
    versions: read(table.versions),
    watchMs: read(table.watchMs),
    device: read(table.device),
    processes,
    workers: read({ ...table.workers, default: String(share) }),
    maxBatchRows: read(table.maxBatchRows),
    maxBatchBytes: read(table.maxBatchBytes),
    maxDelayUs: read(table.maxDelayUs),
    maxQueueRows: read(table.maxQueueRows),
    maxQueueBytes: read(table.maxQueueBytes),
    maxBodyBytes: read(table.maxBodyBytes),
    deadlineMs: read(table.deadlineMs),
    drainMs: read(table.drainMs),
    logLevel: read(table.logLevel),
  };
  if (all.maxQueueRows < all.maxBatchRows) {
    const expected = `at least ZOO_MAX_BATCH_ROWS (${all.maxBatchRows})`;
    throw new SettingsError(`ZOO_MAX_QUEUE_ROWS: expected ${expected}, got "${all.maxQueueRows}"`);
  }
  return all;
}

/** Tells whether --help is among the arguments. */
export function asksForHelp(args: readonly string[]): boolean {
  return args.includes("--help");
}

/** The text of --help. */
export function helpText(): string {
  const lines = settings.flatMap((setting) => [
    `  --${flagOf(setting)}, ${setting.variable}`,
    `      ${setting.help} (${setting.unit}; default ${setting.default})`,
  ]);
  return ["Serves the models of a zoo over HTTP.", "", ...lines, "  --help", "      prints this", ""].join("\n");
}

function readFlags(args: readonly string[]): ReadonlyMap<string, string> {
  const options = Object.fromEntries(settings.map((setting) => [flagOf(setting), { type: "string" as const }]));
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const flags = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === "option-terminator") continue;
    if (token.kind === "positional") throw new SettingsError(`unknown argument ${describeValue(token.value)}`);
    if (!Object.hasOwn(options, token.name)) throw new SettingsError(`unknown flag ${token.rawName}`);
    flags.set(token.name, token.value ?? "");
  }
  return flags;
}

function refuseUnknownVariables(environment: Readonly<Record<string, string | undefined>>): void {
  const known = new Set([...settings.map(({ variable }) => variable), ...ofTraining]);
  const unknown = Object.keys(environment).find((name) => name.startsWith("ZOO_") && !known.has(name));
  if (unknown !== undefined) throw new SettingsError(`unknown environment variable ${unknown}`);
}

function readSetting<T>(
  setting: Setting<T>,
  flags: ReadonlyMap<string, string>,
  environment: Readonly<Record<string, string | undefined>>,
): T {
  const flag = flagOf(setting);
  const given = flags.get(flag);
  const value = setting.parse(given ?? (environment[setting.variable] || setting.default));
  if (value !== undefined) return value;
  const name = given === undefined ? setting.variable : `--${flag}`;
  const received = describeValue(given ?? environment[setting.variable]);
  throw new SettingsError(`${name}: expected ${setting.expected}, got ${received}`);
}

function flagOf({ variable }: { readonly variable: string }): string {
  return variable.replace(/^ZOO_/, "").toLowerCase().replaceAll("_", "-");
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
