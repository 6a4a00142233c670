import type { ServerResponse } from "node:http";
import type { Payload } from "./answer.js";

/**
 * Sends an answer with 200, without res.send, which costs a fifth of a small prediction.
 * @param timing milliseconds by what they were spent on, for the header Server-Timing
 */
export function sendAnswer(
  res: ServerResponse,
  { type, body, isAscii = false }: Payload,
  timing: Readonly<Record<string, number>>,
): void {
  const length = isAscii ? body.length : Buffer.byteLength(body);
  res.writeHead(200, ["content-type", type, "content-length", String(length), "server-timing", spell(timing)]);
  res.end(body, length === body.length ? "latin1" : "utf8"); // plain ASCII is copied as it is
}

function spell(timing: Readonly<Record<string, number>>): string {
  let text = "";
  for (const name in timing) text += `${text && ", "}${name};dur=${timing[name]?.toFixed(3)}`;
  return text;
}
