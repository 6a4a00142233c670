import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { afterEach, expect, test } from "@jest/globals";
import { type Connection, createConnection, type Outcome } from "../../load/generator/connection.js";
import { startSlowClients } from "../../load/scenarios/slow-clients.js";

const servers: Server[] = [];
const sockets = new Set<Socket>();
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

async function serve(onData: (socket: Socket, count: number, bytes: Buffer) => void): Promise<URL> {
  let count = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("data", (bytes) => onData(socket, ++count, bytes));
  });
  servers.push(server);
  await once(server.listen(0, "127.0.0.1"), "listening");
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

function ask(connection: Connection): Promise<Outcome> {
  return new Promise((resolve) => connection.ask(Buffer.from("POST / HTTP/1.1\r\n\r\n"), resolve));
}

function reply(count: number, more = ""): string {
  return `HTTP/1.1 200 OK\r\n${more}content-length: 1\r\n\r\n${count}`;
}

function bodyOf(outcome: Outcome): string {
  return "failure" in outcome ? outcome.failure : outcome.body.toString();
}

test("a connection is used again, and replaced where the server ends it", async () => {
  const ports = new Set<number | undefined>();
  const url = await serve((socket, count) => {
    ports.add(socket.remotePort);
    if (count === 2) socket.end(reply(count, "connection: close\r\n"));
    else socket.write(reply(count));
  });
  const connection = createConnection(url, 1000);
  for (const body of ["1", "2", "3"]) expect(bodyOf(await ask(connection))).toBe(body);
  expect(ports.size).toBe(2);
  connection.close();
});

test("a server that hangs up in the middle is a failure, and the next request has a new connection", async () => {
  const url = await serve((socket, count) =>
    count === 1 ? void socket.end("HTTP/1.1 200") : void socket.write(reply(count)),
  );
  const connection = createConnection(url, 1000);
  expect(bodyOf(await ask(connection))).toBe("closed");
  expect(bodyOf(await ask(connection))).toBe("2");
  connection.close();
});

test("silence is a failure after the time-out, and nobody there is one at once", async () => {
  const silent = createConnection(await serve(() => undefined), 30);
  expect(bodyOf(await ask(silent))).toBe("timeout");
  const url = await serve(() => undefined);
  const [server] = servers.slice(-1);
  await new Promise((resolve) => server?.close(resolve));
  expect(bodyOf(await ask(createConnection(url, 1000)))).toBe("ECONNREFUSED");
});

test("an answer that is no HTTP is a failure that says so", async () => {
  const connection = createConnection(await serve((socket) => void socket.write("hello\r\n\r\n")), 1000);
  expect(bodyOf(await ask(connection))).toContain("expected an HTTP/1.1 answer");
});

test("closing settles what is under way", async () => {
  const connection = createConnection(await serve(() => undefined), 1000);
  const asked = ask(connection);
  connection.close();
  expect(bodyOf(await asked)).toBe("closed");
});

test("slow clients send one byte at a time, in order, and come again when they are turned away", async () => {
  const seen: string[] = [];
  let onFifth: () => void = () => undefined;
  const fifth = new Promise<void>((resolve) => {
    onFifth = resolve;
  });
  const url = await serve((socket, count, bytes) => {
    seen.push(bytes.toString());
    if (count === 3) socket.destroy();
    if (count === 5) onFifth();
  });
  const slow = startSlowClients(url, 1, Buffer.from("abcdef"));
  await fifth;
  slow.stop();
  expect(seen.slice(0, 3)).toEqual(["a", "b", "c"]);
  expect(seen.slice(3, 5).join("")).toMatch(/^ab/);
});
