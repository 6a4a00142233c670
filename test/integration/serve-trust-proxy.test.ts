import { afterEach, describe, expect, test } from "@jest/globals";
import { createKeySet } from "@rnn-zoo/serve/keys.js";
import { readSettings } from "@rnn-zoo/serve/settings.js";
import { startToyServer, type ToyServer } from "../support/toy-server.js";
import { oddsModel } from "../support/toy-zoo.js";

const none = createKeySet([]);
let server: ToyServer | undefined;

afterEach(async () => {
  await server?.stop();
});

/**
 * The statuses of requests from this machine that say they were forwarded for these addresses, where two a minute are
 * allowed of each client.
 */
async function ask(trusted: string, forwardedFor: readonly string[]): Promise<number[]> {
  const { trustProxy } = readSettings([], { ZOO_TRUST_PROXY: trusted });
  const security = { apiKeys: none, adminKeys: none, corsOrigins: [], rateLimit: 2, trustProxy, tls: false };
  server = await startToyServer([{ name: "toy-odds", onnx: oddsModel(9) }], { security });
  const statuses: number[] = [];
  for (const addresses of forwardedFor) {
    const response = await fetch(`${server.url}/models`, { headers: { "x-forwarded-for": addresses } });
    await response.arrayBuffer();
    statuses.push(response.status);
  }
  return statuses;
}

describe("behind a trusted proxy each client has a limit of its own", () => {
  test.each(["1", "loopback", "127.0.0.1", "10.0.0.0/8, 127.0.0.0/8"])("ZOO_TRUST_PROXY=%s", async (trusted) => {
    const [a, b] = ["192.0.2.1", "192.0.2.2"];
    expect(await ask(trusted, [a, a, a, b, b, b])).toEqual([200, 200, 429, 200, 200, 429]);
  });

  test("and what a client forges in front of what the proxy adds, gives it no other", async () => {
    const forged = ["192.0.2.1", "198.51.100.7, 192.0.2.1", "198.51.100.8, 10.0.0.1, 192.0.2.1", "nonsense, 192.0.2.1"];
    expect(await ask("loopback", forged)).toEqual([200, 200, 429, 429]);
  });

  test("and two proxies in a row are counted", async () => {
    const forged = ["192.0.2.1, 10.0.0.1", "198.51.100.7, 192.0.2.1, 10.0.0.2", "192.0.2.1, 10.0.0.3"];
    expect(await ask("2", forged)).toEqual([200, 200, 429]);
  });
});

describe("an X-Forwarded-For of others is ignored", () => {
  test.each(["", "192.0.2.0/24", "uniquelocal"])("ZOO_TRUST_PROXY=%s", async (trusted) => {
    expect(await ask(trusted, ["192.0.2.1", "192.0.2.2", "192.0.2.3"])).toEqual([200, 200, 429]);
  });
});
