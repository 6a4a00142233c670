/** A request before it is bytes. */
export interface RequestParts {
  readonly method: "GET" | "POST";
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Writes a request as HTTP/1.1, once for all the times that it is sent. */
export function requestBytes({ method, path, headers, body }: RequestParts, host: string): Buffer {
  const fields = Object.entries({ host, ...headers, "content-length": String(body.length) });
  const head = [`${method} ${path} HTTP/1.1`, ...fields.map(([name, value]) => `${name}: ${value}`), "", ""];
  return Buffer.concat([Buffer.from(head.join("\r\n"), "latin1"), body]);
}
