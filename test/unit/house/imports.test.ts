import { readdir, readFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";

const root = fileURLToPath(new URL("../../../..", import.meta.url));

/** Where the sources of each room are. */
const sources: Readonly<Record<string, readonly string[]>> = {
  models: ["src"],
  train: ["src"],
  serve: ["src", "web/src"],
};

/** Room → the rooms it may import from: proto ← models ← {train, serve} ← test. */
const doors: Readonly<Record<string, readonly string[]>> = {
  models: ["models", "proto"],
  train: ["train", "models", "proto"],
  serve: ["serve", "models", "proto"],
};

const importPattern = /\b(?:from|import)\s*\(?\s*["']([^"']+)["']/g;

/** The room that an import leads to, or nothing where it leads out of the house. */
function roomOf(specifier: string, file: string): string | undefined {
  if (specifier.startsWith("@rnn-zoo/")) return specifier.split("/")[1];
  return specifier.startsWith(".") ? relative(root, resolve(file, "..", specifier)).split(sep)[0] : undefined;
}

async function importsOf(room: string): Promise<{ file: string; to: string }[]> {
  const folders = (sources[room] ?? []).map((name) => join(root, room, name));
  return (await Promise.all(folders.map(importsIn))).flat();
}

async function importsIn(folder: string): Promise<{ file: string; to: string }[]> {
  const files = (await readdir(folder, { recursive: true })).filter((name) => /\.tsx?$/.test(name));
  const imports = files.map(async (name) => {
    const file = join(folder, name);
    const specifiers = [...(await readFile(file, "utf8")).matchAll(importPattern)].map(
      ([, specifier = ""]) => specifier,
    );
    return specifiers.flatMap((specifier) => ({
      file: relative(root, file),
      to: roomOf(specifier, file) ?? "outside",
    }));
  });
  return (await Promise.all(imports)).flat();
}

describe("imports go one way", () => {
  test.each(Object.entries(doors))("%s imports from %j and from outside only", async (room, allowed) => {
    const imports = await importsOf(room);
    expect(imports.filter(({ to }) => to !== "outside" && !allowed.includes(to))).toEqual([]);
    expect(imports.filter(({ to }) => to === room).length).toBeGreaterThan(0);
  });

  test("the page is bundled without what only a server has: of models it imports single files, never all", async () => {
    const folder = join(root, "serve", "web", "src");
    const files = (await readdir(folder, { recursive: true })).filter((name) => /\.tsx?$/.test(name));
    const texts = await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")));
    const specifiers = texts.flatMap((text) => Array.from(text.matchAll(importPattern), ([, specifier]) => specifier));
    expect(specifiers).toContain("@rnn-zoo/models/spectrogram.js");
    expect(specifiers.filter((name) => name === "@rnn-zoo/models" || name?.startsWith("node:"))).toEqual([]);
    expect(specifiers.filter((name) => name?.includes("../../src/"))).toEqual([]);
  });

  test("the scanner sees every form of import", () => {
    const code = `import a from "x"; import "y"; export { b } from '@rnn-zoo/serve'; await import("z");`;
    expect([...code.matchAll(importPattern)].map(([, specifier]) => specifier)).toEqual([
      "x",
      "y",
      "@rnn-zoo/serve",
      "z",
    ]);
  });
});
