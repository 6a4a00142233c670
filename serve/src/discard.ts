import { MessageChannel, type MessagePort } from "node:worker_threads";

const leastBytes = 16_384; // less is not worth it

/**
 * Gives large memory back at once, which nobody needs any more. Else it stays until a garbage collection comes, and
 * much of it makes whole collections come: 50 kB bodies, a thousand a second, take a fifth of a core for that. Memory
 * that is given back is used for the next body while it is still in the cache.
 * @param bytes are empty afterwards; nothing is done where they are a part of something larger, which others may need
 */
export function discard({ buffer, byteLength }: Uint8Array): void {
  const isWhole = byteLength === buffer.byteLength && buffer instanceof ArrayBuffer;
  if (isWhole && byteLength >= leastBytes) nowhere.postMessage(undefined, [buffer]);
}

/**
 * Cuts something out of what nobody else needs, so that each can be discarded when its time comes.
 * @param whole holds the memory of `part`, and is discarded where that is worth it
 */
export function cutOut(part: Uint8Array, whole: Uint8Array): Uint8Array {
  if (whole.byteLength < leastBytes || part.byteLength === part.buffer.byteLength) return part;
  const own = new Uint8Array(part);
  discard(whole);
  return own;
}

/** What is sent to a closed port is dropped, with the memory that moves along. */
const nowhere = closedPort();

function closedPort(): MessagePort {
  const { port1 } = new MessageChannel();
  port1.close();
  return port1;
}
