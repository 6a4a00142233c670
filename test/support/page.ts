import { committedZoo } from "@rnn-zoo/models";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { startServeProcess } from "./serve-process.js";

/** The server of the committed zoo, as people run it, with its page. */
export interface PageServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** @param port where the page is; 0 is any */
export async function startPageServer(port = 0): Promise<PageServer> {
  const server = startServeProcess(["--port", String(port), "--log-level", "info"], { ZOO_MODELS_DIR: committedZoo });
  const { url } = await server.logged("listening");
  await server.logged("ready");
  let isWanted = true;
  const told = server.ended.then(({ code, signal, stderr }) => {
    if (isWanted) console.error(`the server of the page ended by itself: ${code ?? signal} ${stderr}`);
  });
  return {
    url: String(url),
    stop: async () => {
      isWanted = false;
      server.child.kill("SIGKILL");
      await told;
    },
  };
}

/** A page and what went wrong on it. */
export interface WatchedPage {
  readonly page: Page;
  /** What it wrote to the console as an error, and what it threw. */
  readonly errors: readonly string[];
  /** Addresses that it asked for. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const errors: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(url);
  return { page, errors, requests, close: () => context.close() };
}
