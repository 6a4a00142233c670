/** What a server answered. */
export interface Answer {
  readonly status: number;
  /** Content-Type, empty where there is none. */
  readonly type: string;
  readonly body: Buffer;
  /** The server ends the connection after this answer. */
  readonly isLast: boolean;
}

const endOfHead = Buffer.from("\r\n\r\n");

/**
 * Reads HTTP/1.1 answers out of the chunks of one connection. Only what servers of predictions send: every answer says
 * its Content-Length.
 * @throws Error from the reader, where an answer is of another kind
 */
export function createAnswerReader(onAnswer: (answer: Answer) => void): (chunk: Buffer) => void {
  let seen: Buffer = Buffer.alloc(0);
  return (chunk) => {
    seen = seen.length === 0 ? chunk : Buffer.concat([seen, chunk]);
    for (let head = seen.indexOf(endOfHead); head >= 0; head = seen.indexOf(endOfHead)) {
      const { length, ...facts } = readHead(seen.toString("latin1", 0, head));
      const start = head + endOfHead.length;
      if (seen.length < start + length) return;
      const body = seen.subarray(start, start + length);
      seen = seen.subarray(start + length);
      if (facts.status !== 100) onAnswer({ ...facts, body });
    }
  };
}

function readHead(head: string): { status: number; type: string; length: number; isLast: boolean } {
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]);
  if (!status) throw new Error(`expected an HTTP/1.1 answer, got ${JSON.stringify(head.slice(0, 40))}`);
  const length = field(head, "content-length");
  if (length === undefined && status >= 200) throw new Error("expected an answer with a Content-Length, got none");
  const isLast = field(head, "connection")?.toLowerCase() === "close";
  return { status, type: field(head, "content-type") ?? "", length: Number(length ?? 0), isLast };
}

function field(head: string, name: string): string | undefined {
  return new RegExp(`\r\n${name}:[ \t]*([^\r]*)`, "i").exec(head)?.[1];
}
