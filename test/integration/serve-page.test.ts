import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { withTemporaryFolder } from "../support/temporary-folder.js";
import { startToyServer } from "../support/toy-server.js";
import { oddsModel } from "../support/toy-zoo.js";

/** With `http`, because fetch sends no TRACE. */
async function ask(url: string, method: string): Promise<(number | string | undefined)[]> {
  const sent = request(url, { method }).end();
  const [response] = await once(sent, "response");
  let body = "";
  for await (const chunk of response) body += String(chunk);
  return [response.statusCode, response.headers.allow, body.startsWith("{") ? JSON.parse(body).error.code : body];
}

test("the page is read with GET and HEAD, and with no other method", async () => {
  await withTemporaryFolder(async (pageFolder) => {
    await writeFile(join(pageFolder, "index.html"), "the page");
    const { url, stop } = await startToyServer([{ name: "toy-odds", onnx: oddsModel(9) }], { pageFolder });
    try {
      expect(await ask(url, "GET")).toEqual([200, undefined, "the page"]);
      expect(await ask(url, "HEAD")).toEqual([200, undefined, ""]);
      expect(await ask(url, "OPTIONS")).toEqual([204, "GET, HEAD", ""]);
      for (const method of ["POST", "DELETE", "TRACE"]) {
        expect(await ask(url, method)).toEqual([405, "GET, HEAD", "method_not_allowed"]);
      }
      expect(await ask(`${url}/index.html`, "POST")).toEqual([404, undefined, "unknown_route"]);
    } finally {
      await stop();
    }
  });
});
