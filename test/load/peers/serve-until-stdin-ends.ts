import { once } from "node:events";
import type { Server } from "node:http";
import type { ListenOptions } from "node:net";

/** Listens on a free port, prints the address as a line, and ends the process when its standard input ends. */
export async function serveUntilStdinEnds(app: { listen(options: ListenOptions): Server }): Promise<void> {
  const server = app.listen({ port: 0, host: "127.0.0.1", backlog: 1_024 });
  server.keepAliveTimeout = 65_000;
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("expected a port");
  console.log(`http://127.0.0.1:${address.port}`);
  process.stdin.resume().on("end", () => process.exit());
}
