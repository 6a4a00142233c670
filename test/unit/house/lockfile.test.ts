import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";

interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>> }>>;
}

const file = fileURLToPath(new URL("../../../../package-lock.json", import.meta.url));

/** Where npm looks for a dependency: beside the package, and then in each folder above. */
function places(folder: string, name: string): string[] {
  const parts = folder.split("/node_modules/");
  const above = parts.map((_, count) => parts.slice(0, parts.length - count).join("/node_modules/"));
  return [...above.map((one) => `${one}/node_modules/${name}`), `node_modules/${name}`];
}

describe("package-lock.json", () => {
  test("holds the binaries of every platform, so that npm ci gives what it needs on each", async () => {
    const { packages }: Lockfile = JSON.parse(await readFile(file, "utf8"));
    const missing = Object.entries(packages).flatMap(([folder, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !places(folder, name).some((place) => place in packages)),
    );
    expect(missing).toEqual([]);
  });
});
