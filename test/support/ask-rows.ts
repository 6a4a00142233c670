import { Agent, request as httpRequest } from "node:http";
import { picture } from "./toy-zoo.js";

/** What a client saw: an answer, the code of a refusal, or the code of a failed connection. */
export type Seen = { readonly version: string; readonly digits: readonly number[] } | string;

/**
 * Asks toy-table models for the digits of some last pixels, on a connection of the agent.
 * @returns what came back, exactly once
 */
export function askRows(url: string, agent: Agent, lastPixels: readonly number[], query = ""): Promise<Seen> {
  return new Promise((resolve) => {
    const headers = { "content-type": "application/octet-stream" };
    const sent = httpRequest(`${url}/predict/digit${query}`, { method: "POST", agent, headers });
    sent.on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    sent.on("response", (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += String(chunk);
      });
      response.on("close", () => resolve(response.complete ? readAnswer(text) : "cut off"));
    });
    sent.end(Buffer.concat(lastPixels.map((pixel) => picture({ 783: pixel }))));
  });
}

function readAnswer(text: string): Seen {
  const { error, version, predictions } = JSON.parse(text);
  return error?.code ?? { version, digits: predictions.map(({ digit }: { digit: number }) => digit) };
}

const mostWrong = 100; // then the clients stop by themselves

/** Clients that ask without a pause, each on its own connection, until they are told to stop. */
export interface Load {
  /** Answers so far. */
  answers(): number;
  /** How many answers each version gave. */
  byVersion(): Readonly<Record<string, number>>;
  /** Resolves when every client has its last answer, with all that was neither right nor among the excused. */
  stop(): Promise<string[]>;
}

/**
 * Starts clients. A right answer names the digit of each row: its last pixel modulo 10.
 * @param excused codes that a client may be refused with; it then asks again
 */
export function startLoad(url: string, clients: number, query = "", excused: readonly string[] = []): Load {
  let answers = 0;
  let stopped = false;
  const byVersion: Record<string, number> = {};
  const wrong: string[] = [];

  function note(seen: Seen, pixels: readonly number[]): void {
    if (typeof seen === "string") {
      if (!excused.includes(seen)) wrong.push(seen);
      return;
    }
    answers++;
    byVersion[seen.version] = (byVersion[seen.version] ?? 0) + 1;
    const right = pixels.map((pixel) => pixel % 10);
    if (seen.digits.join() !== right.join()) wrong.push(`${seen.digits.join()} for ${right.join()}`);
  }

  async function ask(client: number): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let i = client; !stopped && wrong.length < mostWrong; i += clients) {
      const pixels = Array.from({ length: 1 + (i % 5) }, (_, row) => (i * 7 + row * 13) % 200);
      note(await askRows(url, agent, pixels, query), pixels);
    }
    agent.destroy();
  }

  const all = Array.from({ length: clients }, (_, client) => ask(client));
  return {
    answers: () => answers,
    byVersion: () => byVersion,
    stop: async () => {
      stopped = true;
      await Promise.all(all);
      return wrong;
    },
  };
}
