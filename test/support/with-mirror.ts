import { createServer, type RequestListener } from "node:http";

/** Serves one answer to everything, and gives the address of the folder and the paths that were asked for. */
export async function withMirror<T>(
  answer: RequestListener,
  body: (mirror: string, asked: string[]) => Promise<T>,
): Promise<T> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  try {
    return await body(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/data/`, asked);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
