import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "@jest/globals";
import { scenes } from "../support/digit-photos.js";

const program = fileURLToPath(new URL("../support/read-photos.js", import.meta.url));
const limitMs = 900_000; // 4,800 pictures are drawn, and read

let shares: Readonly<Record<string, number>>;
beforeAll(async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [program]);
  shares = JSON.parse(stdout);
}, limitMs);

test.each(Object.keys(scenes))("digits are read where the picture is: %s", (kind) => {
  console.log(`${kind}: ${(100 * (shares[kind] ?? 0)).toFixed(1)} %`);
  expect(shares[kind]).toBeGreaterThanOrEqual(0.95);
});
