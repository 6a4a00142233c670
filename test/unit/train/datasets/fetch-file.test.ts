import { createHash } from "node:crypto";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import { fetchFile, type RemoteFile, sourcesFromEnvironment } from "@rnn-zoo/train/datasets/fetch-file.js";
import { withTemporaryFolder } from "../../../support/temporary-folder.js";
import { withMirror } from "../../../support/with-mirror.js";

const content = Buffer.from("the content of a data file".repeat(100));
const archive = gzipSync(content);
const sha256 = createHash("sha256").update(content).digest("hex");

const whole: RequestListener = (_, response) => response.end(archive);
const missing: RequestListener = (_, response) => response.writeHead(404).end();

function file(...mirrors: string[]): RemoteFile {
  return { name: "images", sha256, mirrors };
}

describe("fetchFile", () => {
  test("downloads once, and reads its cache from then on", async () => {
    await withTemporaryFolder((cacheDir) =>
      withMirror(whole, async (mirror, asked) => {
        const first = await fetchFile(file(mirror), "mnist", { cacheDir });
        const second = await fetchFile(file(mirror), "mnist", { cacheDir });
        expect(Buffer.from(first).equals(content) && Buffer.from(second).equals(content)).toBe(true);
        expect(asked).toEqual(["/data/images.gz"]);
        expect(await readdir(join(cacheDir, "mnist"))).toEqual(["images.gz"]);
      }),
    );
  });

  test("goes to the next mirror where one fails", async () => {
    await withTemporaryFolder((cacheDir) =>
      withMirror(missing, (broken) =>
        withMirror(whole, async (mirror) => {
          expect(await fetchFile(file(broken, mirror), "mnist", { cacheDir })).toHaveLength(content.length);
        }),
      ),
    );
  });

  test.each([
    ["in the data set's folder", "mnist/images.gz", archive],
    ["beside it", "images.gz", archive],
    ["uncompressed", "mnist/images", content],
  ])("takes a file of the user's %s and asks nobody", async (_, place, bytes) => {
    await withTemporaryFolder(async (dataDir) => {
      await mkdir(join(dataDir, "mnist"));
      await writeFile(join(dataDir, place), bytes);
      const sources = { dataDir, cacheDir: join(dataDir, "never") };
      expect(await fetchFile(file("http://127.0.0.1:1/"), "mnist", sources)).toHaveLength(content.length);
      expect(await readdir(dataDir)).not.toContain("never");
    });
  });
});

describe("sourcesFromEnvironment", () => {
  test("takes ZOO_DATA_DIR and ZOO_CACHE_DIR, and a cache of the user's otherwise", () => {
    expect(sourcesFromEnvironment({ ZOO_DATA_DIR: "/d", ZOO_CACHE_DIR: "/c" })).toEqual({
      dataDir: "/d",
      cacheDir: "/c",
    });
    expect(sourcesFromEnvironment({ XDG_CACHE_HOME: "/x" }).cacheDir).toBe(join("/x", "rnn-zoo"));
  });
});

describe("misuse", () => {
  test.each<[string, RequestListener, string]>([
    ["another content", (_, response) => response.end(gzipSync("another")), `expected SHA-256 ${sha256}, got`],
    ["a page in place of an archive", (_, response) => response.end("<html>"), "expected a whole gzip archive"],
    ["half an archive", (_, response) => response.end(archive.subarray(0, 50)), "expected a whole gzip archive"],
    ["an answer that breaks off", cutShort, "set ZOO_DATA_DIR to a folder that holds it, or go online"],
    ["a file that is not there", missing, "HTTP 404"],
  ])("%s is refused, and nothing is kept", async (_, answer, message) => {
    await withTemporaryFolder((cacheDir) =>
      withMirror(answer, async (mirror) => {
        await expect(fetchFile(file(mirror), "mnist", { cacheDir })).rejects.toThrow(message);
        expect(await readdir(cacheDir)).toEqual([]);
      }),
    );
  });

  test("a cache that cannot be written says so, and what to set", async () => {
    await withTemporaryFolder((folder) =>
      withMirror(whole, async (mirror) => {
        const cacheDir = join(folder, "occupied", "cache");
        await writeFile(join(folder, "occupied"), "a file where a folder should be");
        const refused = fetchFile(file(mirror), "mnist", { cacheDir });
        await expect(refused).rejects.toThrow("expected room to keep a download (or set ZOO_CACHE_DIR), got Error: E");
        expect(await readdir(folder)).toEqual(["occupied"]);
      }),
    );
  });

  test("a file that no address gives is a fault of its own kind, so that a caller can do without", async () => {
    await withTemporaryFolder(async (cacheDir) => {
      const refused = fetchFile(file("http://127.0.0.1:1/"), "mnist", { cacheDir });
      await expect(refused).rejects.toMatchObject({ code: "download" });
    });
  });

  test("a data folder without the file is named, with what was looked for", async () => {
    await withTemporaryFolder(async (dataDir) => {
      const refused = fetchFile(file(), "mnist", { dataDir, cacheDir: dataDir });
      await expect(refused).rejects.toThrow("ZOO_DATA_DIR: expected images or images.gz in");
    });
  });

  test("a cache that was damaged says which file to delete", async () => {
    await withTemporaryFolder(async (cacheDir) => {
      await mkdir(join(cacheDir, "mnist"));
      await writeFile(join(cacheDir, "mnist", "images.gz"), gzipSync("another"));
      await expect(fetchFile(file(), "mnist", { cacheDir })).rejects.toThrow("(delete it to download it again)");
    });
  });
});

/** Says more bytes than it sends. */
function cutShort(_: unknown, response: Parameters<RequestListener>[1]): void {
  response.writeHead(200, { "content-length": archive.length });
  response.write(archive.subarray(0, 20), () => response.destroy());
}
