import { describe, expect, test } from "@jest/globals";
import { committedZoo } from "@rnn-zoo/models";
import { SettingsError } from "@rnn-zoo/serve/errors.js";
import { asksForHelp, helpText, readSettings } from "@rnn-zoo/serve/settings.js";

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
