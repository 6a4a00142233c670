import type { ServerResponse } from "node:http";
import type { Payload } from "./answer.js";

/**
 * Sends an answer with 200, without res.send, which costs a fifth of a small prediction. Nor is the body given to
 * `end`, which writes an empty string behind it: two pieces to be gathered, where this is one.
 * @param timing milliseconds by what they were spent on, for the header Server-Timing
 */
export function sendAnswer(
  res: ServerResponse,
  { type, body, isAscii = false }: Payload,
  timing: Readonly<Record<string, number>>,
): void {
  const length = isAscii ? body.length : Buffer.byteLength(body);
  res.writeHead(200, ["content-type", type, "content-length", String(length), "server-timing", spell(timing)]);
  const { socket } = res;
  socket?.cork();
  res.write(body, length === body.length ? "latin1" : "utf8"); // plain ASCII is copied as it is
  socket?.uncork();
  res.end();
}

function spell(timing: Readonly<Record<string, number>>): string {
  let text = "";
  for (const name in timing) text += `${text && ", "}${name};dur=${timing[name]?.toFixed(3)}`;
  return text;
}
