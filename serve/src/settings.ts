import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { committedZoo, describeValue, modelNamePattern, unknownVariable, zooVariables } from "@rnn-zoo/models";
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

/** Stands for the model with the best test score. */
export const bestModel = "best";

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
  defaultDigit: defaultModel("digit"),
  defaultSentiment: defaultModel("sentiment"),
  defaultSound: defaultModel("sound"),
  workers: {
    variable: "ZOO_WORKERS",
    default: String(availableParallelism()),
    unit: "threads",
    ...wholeNumber(1, 256),
    help: "worker threads that run models; the default is the cores of this machine",
  },
  maxBatchRows: {
    variable: "ZOO_MAX_BATCH_ROWS",
    default: "64",
    unit: "rows",
    ...wholeNumber(1, 4_096),
    help: "rows that run together at most",
  },
  maxQueueRows: {
    variable: "ZOO_MAX_QUEUE_ROWS",
    default: "16384",
    unit: "rows",
    ...wholeNumber(1, 1_000_000),
    help: "rows that may wait per model, and the most in one request; more is refused",
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
  const all = {
    host: read(table.host),
    port: read(table.port),
    modelsDir: read(table.modelsDir),
    defaultDigit: read(table.defaultDigit),
    defaultSentiment: read(table.defaultSentiment),
    defaultSound: read(table.defaultSound),
    workers: read(table.workers),
    maxBatchRows: read(table.maxBatchRows),
    maxQueueRows: read(table.maxQueueRows),
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
  const known = [...settings.map(({ variable }) => variable), ...zooVariables.training];
  const unknown = unknownVariable(environment, known);
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
