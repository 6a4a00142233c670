import type { IncomingMessage, ServerResponse } from "node:http";

const lingerMs = 1_000; // how long a client may go on sending what nobody reads

/**
 * For a request that is answered before its body was read. To close at once would reset the connection before the
 * client has read the answer; so what still comes is thrown away, and the connection ends where that does not end soon.
 * A connection that is to close ends its own side only (RFC 9112, 9.6).
 */
export function linger(req: IncomingMessage, res: ServerResponse): void {
  if (req.complete) return;
  const { socket } = req;
  socket.destroySoon = () => socket.end(); // Node calls it after the last answer
  res.once("finish", () => {
    const last = setTimeout(() => socket.destroy(), lingerMs).unref();
    req.once("close", () => clearTimeout(last));
    req.resume();
  });
}
