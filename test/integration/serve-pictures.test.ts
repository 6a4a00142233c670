import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { get, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { committedPictures, committedZoo } from "@rnn-zoo/models";
import { picturesOf, readPictures } from "@rnn-zoo/serve/pictures.js";
import { startToyServer, type ToyServer } from "../support/toy-server.js";
import { oddsModel } from "../support/toy-zoo.js";

let server: ToyServer;

beforeAll(async () => {
  server = await startToyServer([{ name: "toy-odds", onnx: oddsModel(9) }]);
});
afterAll(() => server.stop());

/** What one gets who has something already. `fetch` cannot ask so: it adds that it wants the whole anew. */
async function ask(address: string, ifNoneMatch: string): Promise<object> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(address, { headers: { "if-none-match": ifNoneMatch } }, resolve).on("error", reject);
  });
  let bytes = 0;
  for await (const chunk of response) bytes += chunk.length;
  return { status: response.statusCode, bytes, etag: response.headers.etag };
}

describe("GET /pictures/{name}", () => {
  test("gives every committed picture, byte by byte", async () => {
    const names = await readdir(committedPictures);
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      const response = await fetch(`${server.url}/pictures/${name}`);
      const type = name.endsWith(".svg") ? "image/svg+xml" : "application/json";
      expect([name, response.status, response.headers.get("content-type")?.split(";")[0]]).toEqual([name, 200, type]);
      expect(await response.text()).toBe(await readFile(join(committedPictures, name), "utf8"));
    }
  });

  test("says that nothing has changed to who has the picture already", async () => {
    const address = `${server.url}/pictures/digit-loss.svg`;
    const first = await fetch(address);
    const etag = first.headers.get("etag") ?? "";
    expect([etag, first.headers.get("cache-control")]).toEqual([expect.stringMatching(/^"[\w-]{22}"$/), "no-cache"]);
    expect(await ask(address, etag)).toEqual({ status: 304, bytes: 0, etag });
    expect(await ask(address, '"other"')).toMatchObject({ status: 200, etag });
  });

  test("lets a browser run and load nothing of it", async () => {
    const { headers } = await fetch(`${server.url}/pictures/digit-loss.svg`);
    expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'unsafe-inline'; base-uri/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  test.each(["zebra.svg", "..%2Fzoo%2Fdigit-gru-bn%2F1%2Fcard.json", "toString", "digit-loss"])(
    "refuses %s, and names those that there are",
    async (name) => {
      const response = await fetch(`${server.url}/pictures/${name}`);
      const details = { pictures: expect.arrayContaining(["digit-loss.svg"]) };
      expect([response.status, await response.json()]).toMatchObject([
        404,
        { error: { code: "unknown_picture", details } },
      ]);
    },
  );

  test("takes no other method", async () => {
    const response = await fetch(`${server.url}/pictures/digit-loss.svg`, { method: "POST" });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  });
});

describe("the pictures that are read", () => {
  test("are those of the committed zoo, and none of another", async () => {
    expect([...(await picturesOf(committedZoo)).keys()]).toEqual((await readdir(committedPictures)).sort());
    expect((await picturesOf(server.zoo)).size).toBe(0);
  });

  test("have the names of pictures; whatever else lies in the folder is left alone", async () => {
    const folder = await mkdtemp(join(tmpdir(), "rnn-zoo-pictures-"));
    for (const name of ["a-b.svg", "c.json", ".svg", "A.svg", "notes.txt", "d.svg.gz"]) {
      await writeFile(join(folder, name), name);
    }
    expect([...(await readPictures(folder)).keys()]).toEqual(["a-b.svg", "c.json"]);
    expect((await readPictures(join(folder, "none"))).size).toBe(0);
  });
});
