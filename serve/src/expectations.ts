import type { IncomingMessage, Server, ServerResponse } from "node:http";

const waiting = new WeakSet<IncomingMessage>(); // for 100 Continue

/**
 * Leaves to the app what Node would answer by itself: it tells a client to go on before anybody knows whether its body is
 * wanted, and refuses other expectations without a body.
 */
export function leaveExpectations(server: Server): void {
  server.on("checkContinue", (req: IncomingMessage, res: ServerResponse) => {
    waiting.add(req);
    server.emit("request", req, res);
  });
  server.on("checkExpectation", (req, res) => server.emit("request", req, res));
}

/** Tells a client that waits for it to send its body. */
export function tellToGoOn(req: IncomingMessage, res: ServerResponse | undefined): void {
  if (waiting.delete(req)) res?.writeContinue();
}
