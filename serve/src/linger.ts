import type { IncomingMessage, ServerResponse } from "node:http";

const lingerMs = 1_000; // how long a client may go on sending what nobody reads

/**
 * For a request that is answered before its body was read. To close at once would reset the connection before the
 * client has read the answer; so what still comes is thrown away, and the connection ends where that does not end soon.
 */
export function linger(req: IncomingMessage, res: ServerResponse): void {
  if (req.complete) return;
  const { socket } = req;
  res.once("finish", () => {
    const last = setTimeout(() => socket.destroy(), lingerMs).unref();
    req.once("close", () => clearTimeout(last));
    req.resume();
  });
}
