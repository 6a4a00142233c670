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

function specifiersOf(code: string): string[] {
  return Array.from(code.matchAll(importPattern), ([, specifier = ""]) => specifier);
}

/** What the sources of the page import. */
async function specifiersOfPage(): Promise<string[]> {
  const folder = join(root, "serve", "web", "src");
  const files = (await readdir(folder, { recursive: true })).filter((name) => /\.tsx?$/.test(name));
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")));
  return texts.flatMap(specifiersOf);
}

/** The compiled files of models that the page imports, and those that they import: name → code. */
async function reachedByPage(): Promise<Map<string, string>> {
  const prefix = "@rnn-zoo/models/";
  const reached = new Map<string, string>();
  const waiting = (await specifiersOfPage())
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length));
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    const code = await readFile(join(root, "models", "dist", name), "utf8");
    reached.set(name, code);
    waiting.push(...specifiersOf(code).flatMap((to) => (to.startsWith("./") ? [to.slice(2)] : [])));
  }
  return reached;
}

async function importsIn(folder: string): Promise<{ file: string; to: string }[]> {
  const files = (await readdir(folder, { recursive: true })).filter((name) => /\.tsx?$/.test(name));
  const imports = files.map(async (name) => {
    const file = join(folder, name);
    return specifiersOf(await readFile(file, "utf8")).map((specifier) => ({
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
    const specifiers = await specifiersOfPage();
    expect(specifiers).toContain("@rnn-zoo/models/spectrogram.js");
    expect(specifiers.filter((name) => name === "@rnn-zoo/models" || name.startsWith("node:"))).toEqual([]);
    expect(specifiers.filter((name) => name.includes("../../src/"))).toEqual([]);
  });

  test("the files of models that the page reaches use nothing that only Node has", async () => {
    const reached = await reachedByPage();
    expect([...reached.keys()]).toContain("fft.js"); // by way of spectrogram.js
    const onlyInNode = [...reached].filter(
      ([, code]) => /\bBuffer\b|\bprocess\./.test(code) || specifiersOf(code).some((name) => !name.startsWith("./")),
    );
    expect(onlyInNode.map(([name]) => name)).toEqual([]);
  });

  test("the scanner sees every form of import", () => {
    const code = `import a from "x"; import "y"; export { b } from '@rnn-zoo/serve'; await import("z");`;
    expect(specifiersOf(code)).toEqual(["x", "y", "@rnn-zoo/serve", "z"]);
  });
});
