import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { describeValue, unknownVariable, zooVariables } from "@rnn-zoo/models";
import { SettingsError } from "./errors.js";
import { type Setting, settingTable as table } from "./setting-table.js";

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
    maxConnections: read(table.maxConnections),
    apiKeys: read(table.apiKeys),
    adminKeys: read(table.adminKeys),
    corsOrigins: read(table.corsOrigins),
    rateLimit: read(table.rateLimit),
    trustProxy: read(table.trustProxy),
    tlsCert: read(table.tlsCert),
    tlsKey: read(table.tlsKey),
    otlpEndpoint: read(table.otlpEndpoint),
    modelsDir: read(table.modelsDir),
    defaultDigit: read(table.defaultDigit),
    defaultSentiment: read(table.defaultSentiment),
    defaultSound: read(table.defaultSound),
    versions: read(table.versions),
    watchMs: read(table.watchMs),
    device: read(table.device),
    processes,
    workers: read({ ...table.workers, default: String(share) }),
    maxBatchRows: read(table.maxBatchRows),
    maxBatchBytes: read(table.maxBatchBytes),
    awakeUs: read(table.awakeUs),
    maxDelayUs: read(table.maxDelayUs),
    maxQueueRows: read(table.maxQueueRows),
    maxQueueBytes: read(table.maxQueueBytes),
    maxBodyBytes: read(table.maxBodyBytes),
    deadlineMs: read(table.deadlineMs),
    measureMs: read(table.measureMs),
    drainMs: read(table.drainMs),
    logLevel: read(table.logLevel),
  };
  if (all.maxQueueRows < all.maxBatchRows) {
    const expected = `at least ZOO_MAX_BATCH_ROWS (${all.maxBatchRows})`;
    throw new SettingsError(`ZOO_MAX_QUEUE_ROWS: expected ${expected}, got "${all.maxQueueRows}"`);
  }
  if ((all.tlsCert === "") !== (all.tlsKey === "")) {
    throw new SettingsError("ZOO_TLS_CERT, ZOO_TLS_KEY: expected both or neither, got only one");
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
    `      ${setting.help} (${setting.unit}; default ${setting.default || "none"})`,
  ]);
  return ["Serves the models of a zoo over HTTP.", "", ...lines, "  --help", "      prints this", ""].join("\n");
}

/** A table of all settings in Markdown; what depends on the machine is said in words. */
export function settingsTable(): string {
  const rows = settings.map(({ variable, unit, help, shownDefault, default: usual }) => {
    return `| \`${variable}\` | ${shownDefault ?? (usual || "none")} | ${unit} | ${help} |`;
  });
  return ["| setting | default | unit | |", "| --- | --- | --- | --- |", ...rows, ""].join("\n");
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
  const received = setting.isSecret ? "others" : describeValue(given ?? environment[setting.variable]);
  throw new SettingsError(`${name}: expected ${setting.expected}, got ${received}`);
}

function flagOf({ variable }: { readonly variable: string }): string {
  return variable.replace(/^ZOO_/, "").toLowerCase().replaceAll("_", "-");
}
