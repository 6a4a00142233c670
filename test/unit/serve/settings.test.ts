import { readFile } from "node:fs/promises";
import { inspect } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { committedZoo } from "@rnn-zoo/models";
import { SettingsError } from "@rnn-zoo/serve/errors.js";
import { hashKey } from "@rnn-zoo/serve/keys.js";
import { asksForHelp, helpText, readSettings, settingsTable } from "@rnn-zoo/serve/settings.js";

describe("settings", () => {
  test("have defaults that listen to this machine only", () => {
    expect(readSettings([], {})).toMatchObject({
      host: "127.0.0.1",
      port: 3000,
      modelsDir: committedZoo,
      maxBatchRows: 64,
      logLevel: "info",
    });
  });

  test("come from the environment", () => {
    expect(readSettings([], { PORT: "8080", ZOO_MAX_BATCH_ROWS: "7" })).toMatchObject({ port: 8080, maxBatchRows: 7 });
  });

  test("come from flags, which win over the environment", () => {
    const flags = ["--port", "81", "--max-batch-rows=9", "--models-dir", "/zoo"];
    expect(readSettings(flags, { PORT: "80" })).toMatchObject({ port: 81, maxBatchRows: 9, modelsDir: "/zoo" });
  });

  test("count an empty variable as unset", () => {
    expect(readSettings([], { PORT: "" }).port).toBe(3000);
  });

  test("leave alone the ZOO_ variables that belong to training", () => {
    expect(() => readSettings([], { ZOO_DATA_DIR: "/d", ZOO_CACHE_DIR: "/c" })).not.toThrow();
  });
});

describe("settings of security", () => {
  test("are open by default, and only for this machine", () => {
    const { apiKeys, adminKeys, ...rest } = readSettings([], {});
    expect([apiKeys.size, adminKeys.size]).toEqual([0, 0]);
    expect(rest).toMatchObject({ host: "127.0.0.1", corsOrigins: [], rateLimit: 0, tlsCert: "", otlpEndpoint: "" });
  });

  test("hold keys as hashes, however they are spaced", () => {
    const settings = readSettings([], { ZOO_API_KEYS: " 0123456789abcdef , fedcba9876543210," });
    expect(settings.apiKeys.size).toBe(2);
    expect(settings.apiKeys.has(hashKey("fedcba9876543210"))).toBe(true);
    expect(inspect(settings, { depth: 9 })).not.toContain("fedcba9876543210");
  });

  test("take origins and addresses", () => {
    const settings = readSettings(["--otel-exporter-otlp-endpoint", "http://127.0.0.1:4318"], {
      ZOO_CORS_ORIGINS: "https://a.example,http://localhost:5173",
    });
    expect(settings.corsOrigins).toEqual(["https://a.example", "http://localhost:5173"]);
    expect(settings.otlpEndpoint).toBe("http://127.0.0.1:4318");
  });

  test.each(["ZOO_API_KEYS", "ZOO_ADMIN_KEYS"])("never show what %s holds", (name) => {
    for (const value of ["tooshort-secret", "0123456789abcdef,has space inside it"]) {
      expect(() => readSettings([], { [name]: value })).toThrow(
        `${name}: expected keys of at least 16 visible characters, separated by commas, got others`,
      );
    }
    expect(helpText()).toContain(name);
  });
});

describe("the settings' table in the README of serve", () => {
  test("is that of the code", async () => {
    const readme = await readFile(new URL("../../../../serve/README.md", import.meta.url), "utf8");
    const [, table] = readme.split(/<!-- settings -->\n|<!-- end of the settings -->/);
    expect(table).toBe(`\n${settingsTable()}\n`);
  });
});

describe("help", () => {
  test("is asked for by --help", () => {
    expect([asksForHelp(["--port", "1", "--help"]), asksForHelp(["--port", "1"])]).toEqual([true, false]);
  });

  test.each([
    ["--host, HOST", "address", "127.0.0.1"],
    ["--port, PORT", "port", "3000"],
    ["--models-dir, ZOO_MODELS_DIR", "folder", committedZoo],
    ["--workers, ZOO_WORKERS", "threads", ""],
    ["--max-batch-rows, ZOO_MAX_BATCH_ROWS", "rows", "64"],
    ["--max-queue-rows, ZOO_MAX_QUEUE_ROWS", "rows", "16384"],
    ["--max-body-bytes, ZOO_MAX_BODY_BYTES", "bytes", "8388608"],
    ["--drain-ms, ZOO_DRAIN_MS", "ms", "20000"],
    ["--log-level, LOG_LEVEL", "level", "info"],
  ])("prints %s with its unit and default", (names, unit, value) => {
    const lines = helpText().split("\n");
    const line = lines[lines.findIndex((text) => text.includes(names)) + 1];
    expect(line).toContain(`(${unit}; default ${value}`);
  });
});

describe("a setting is refused by name:", () => {
  test.each([
    ["an unknown flag", ["--prot", "1"], {}, "unknown flag --prot"],
    ["an unknown short flag", ["-p", "1"], {}, "unknown flag -p"],
    ["a flag named like a method of objects", ["--constructor"], {}, "unknown flag --constructor"],
    ["an argument without a flag", ["3000"], {}, 'unknown argument "3000"'],
    ["an unknown ZOO_ variable", [], { ZOO_WORKER: "1" }, "unknown environment variable ZOO_WORKER"],
    ["a word for a number", [], { PORT: "http" }, 'PORT: expected a whole number from 0 to 65535, got "http"'],
    [
      "a number that is too large",
      ["--port", "65536"],
      {},
      '--port: expected a whole number from 0 to 65535, got "65536"',
    ],
    ["a negative number", ["--drain-ms=-1"], {}, '--drain-ms: expected a whole number from 0 to 3600000, got "-1"'],
    ["a fraction", [], { ZOO_WORKERS: "1.5" }, 'ZOO_WORKERS: expected a whole number from 1 to 256, got "1.5"'],
    ["zero workers", [], { ZOO_WORKERS: "0" }, 'ZOO_WORKERS: expected a whole number from 1 to 256, got "0"'],
    ["a flag without a value", ["--port"], {}, '--port: expected a whole number from 0 to 65535, got ""'],
    ["an unknown level", [], { LOG_LEVEL: "loud" }, "LOG_LEVEL: expected one of fatal, error,"],
    [
      "a certificate without a key",
      [],
      { ZOO_TLS_CERT: "a.pem" },
      "ZOO_TLS_CERT, ZOO_TLS_KEY: expected both or neither",
    ],
    [
      "an origin with a path",
      [],
      { ZOO_CORS_ORIGINS: "https://a.example/" },
      "ZOO_CORS_ORIGINS: expected origins such as",
    ],
    [
      "an address of no web server",
      [],
      { OTEL_EXPORTER_OTLP_ENDPOINT: "127.0.0.1:4318" },
      "expected an address such as",
    ],
    [
      "a proxy by its host name",
      [],
      { ZOO_TRUST_PROXY: "proxy.example" },
      "ZOO_TRUST_PROXY: expected a number of proxies",
    ],
    ["a subnet that is none", [], { ZOO_TRUST_PROXY: "10.0.0.0/33" }, "or addresses, subnets such as 10.0.0.0/8"],
    ["no proxy in a row", [], { ZOO_TRUST_PROXY: "0" }, "a number of proxies from 1 to 16"],
    ["any proxy", [], { ZOO_TRUST_PROXY: "true" }, 'got "true"'],
    [
      "a queue smaller than a batch",
      ["--max-queue-rows", "8"],
      {},
      'ZOO_MAX_QUEUE_ROWS: expected at least ZOO_MAX_BATCH_ROWS (64), got "8"',
    ],
  ])("%s", (_, args, environment, message) => {
    expect(() => readSettings(args, environment)).toThrow(SettingsError);
    expect(() => readSettings(args, environment)).toThrow(message);
  });
});
