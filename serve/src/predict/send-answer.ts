import type { ServerResponse } from "node:http";
import type { Payload } from "./answer.js";

/**
 * Sends an answer with 200, without res.send, which costs a fifth of a small prediction.
 * @param timing milliseconds by what they were spent on, for the header Server-Timing
 */
export function sendAnswer(
  res: ServerResponse,
  { type, body }: Payload,
  timing: Readonly<Record<string, number>>,
): void {
  res.writeHead(200, {
    "content-type": type,
    "content-length": typeof body === "string" ? Buffer.byteLength(body) : body.length,
    "server-timing": Object.entries(timing)
      .map(([name, ms]) => `${name};dur=${ms.toFixed(3)}`)
      .join(", "),
  });
  res.end(body);
}
