import { once } from "node:events";
import { rename, writeFile } from "node:fs/promises";
import { get } from "node:https";
import { connect as connectPlain } from "node:net";
import { text } from "node:stream/consumers";
import { connect } from "node:tls";
import { afterEach, describe, expect, test } from "@jest/globals";
import { createDrain } from "@rnn-zoo/serve/drain.js";
import { SettingsError } from "@rnn-zoo/serve/errors.js";
import { createLeanServer } from "@rnn-zoo/serve/lean-http.js";
import { readTls, watchTls } from "@rnn-zoo/serve/tls.js";
import express from "express";
import { pino } from "pino";
import { makeCertificate } from "../support/certificates.js";
import { startServeProcess } from "../support/serve-process.js";
import { oddsModel, writeToyZoo } from "../support/toy-zoo.js";

const ends: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** The common name of the certificate that a new connection is shown. */
async function shownName(port: number): Promise<string | string[] | undefined> {
  const socket = connect({ port, host: "127.0.0.1", rejectUnauthorized: false });
  await once(socket, "secureConnect");
  const name = socket.getPeerCertificate().subject.CN;
  socket.destroy();
  return name;
}

async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function replace(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}

describe("HTTPS", () => {
  test("shows a new certificate when its files change, and the old one until they belong together", async () => {
    const [first, second] = [await makeCertificate("first"), await makeCertificate("second")];
    const lines: string[] = [];
    const logger = pino({ level: "info" }, { write: (line: string) => lines.push(line) });
    const { server } = createLeanServer(express(), {}, readTls(first.files));
    const unwatch = watchTls(server, first.files, logger, 10);
    ends.push(() => server.close(), unwatch);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    expect(await shownName(port)).toBe("first");
    await replace(first.files.cert, second.cert);
    await until(() => lines.some((line) => line.includes("the old one stays")));
    expect(await shownName(port)).toBe("first");
    await replace(first.files.key, second.key);
    await until(async () => (await shownName(port)) === "second");
    expect(lines.join("")).not.toContain("PRIVATE KEY");
  });

  test("a drain lets its answers end, and who has not shaken hands is not waited for", async () => {
    const { cert, files } = await makeCertificate("toy");
    const app = express();
    const asked = new Promise<() => void>((resolve) => {
      app.get("/slow", (_req, res) => resolve(() => res.end("answer")));
    });
    const { server, answers } = createLeanServer(app, {}, readTls(files));
    const drain = createDrain(server, answers);
    ends.push(() => drain.hurry());
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const silent = connectPlain({ port, host: "127.0.0.1" });
    await once(silent, "connect");
    const sent = get(`https://127.0.0.1:${port}/slow`, { ca: cert, agent: false, servername: "toy" });
    const answer = once(sent, "response");
    const finish = await asked;
    expect(drain.inFlight()).toBe(1);
    const ended = drain.start(20_000);
    await once(silent, "close"); // connections are closed now, but not that of the answer
    finish();
    const [response] = await answer;
    expect(await text(response)).toBe("answer");
    expect(await ended).toBe(true);
  });

  test("is spoken by the server where a certificate is set", async () => {
    const { cert, files } = await makeCertificate("toy");
    const zoo = await writeToyZoo([{ name: "toy-odds", onnx: oddsModel(9) }]);
    const variables = { ZOO_MODELS_DIR: zoo, ZOO_TLS_CERT: files.cert, ZOO_TLS_KEY: files.key };
    const server = startServeProcess(["--port", "0", "--workers", "1"], variables);
    ends.push(() => server.child.kill("SIGKILL"));
    const { url } = await server.logged("listening");
    expect(url).toMatch(/^https:/);
    const [response] = await once(get(`${url}/livez`, { ca: cert, agent: false }), "response");
    response.resume();
    expect(response.statusCode).toBe(200);
    expect(response.headers["strict-transport-security"]).toContain("max-age");
    server.child.kill("SIGTERM");
    expect((await server.ended).code).toBe(0);
  });
});

describe("a certificate is refused at the start", () => {
  test("where its file is missing", () => {
    expect(() => readTls({ cert: "/no/such.pem", key: "/no/such.pem" })).toThrow(SettingsError);
  });

  test("where the key is that of another", async () => {
    const [one, other] = [await makeCertificate("one"), await makeCertificate("other")];
    expect(() => readTls({ cert: one.files.cert, key: other.files.key })).toThrow(
      "ZOO_TLS_CERT, ZOO_TLS_KEY: expected a PEM certificate and its key",
    );
  });
});
