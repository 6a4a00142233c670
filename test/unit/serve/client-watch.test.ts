import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { afterEach, describe, expect, test } from "@jest/globals";
import { createClientWatch } from "@rnn-zoo/serve/client-watch.js";

const sockets: Socket[] = [];

async function connectionPair(): Promise<{ client: Socket; server: Socket }> {
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  const address = listener.address();
  const client = connect(typeof address === "object" && address ? address.port : 0, "127.0.0.1");
  const [server]: Socket[] = await once(listener, "connection");
  listener.close();
  if (!server) throw new Error("no connection");
  sockets.push(client, server);
  return { client, server };
}

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

describe("a client watch", () => {
  test("tells every request of a connection that ends, and none that was forgotten before", async () => {
    const { client, server } = await connectionPair();
    const { watch } = createClientWatch();
    const left: string[] = [];
    watch(server, () => left.push("first"));
    const forget = watch(server, () => left.push("second"));
    watch(server, () => left.push("third"));
    forget();
    client.destroy();
    server.resume();
    await once(server, "close");
    expect(left).toEqual(["first", "third"]);
  });

  test("adds one listener to a connection, however many requests it carries", async () => {
    const { server } = await connectionPair();
    const { watch } = createClientWatch();
    const before = server.listenerCount("close");
    for (let i = 0; i < 100; i++) watch(server, () => undefined);
    expect(server.listenerCount("close")).toBe(before + 1);
  });
});
