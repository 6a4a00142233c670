import { afterAll, afterEach, beforeAll, expect } from "@jest/globals";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { type LaunchChoices, launchChromium } from "./chromium.js";
import { openPage, type PageServer, startPageServer, type WatchedPage } from "./page.js";

/** What the tests of one file of browser tests share. */
export interface BrowserSuite {
  readonly server: () => PageServer;
  readonly browser: () => Browser;
  /**
   * Opens a view in a browser of its own, such as `compare/digit`. After the test it must have written no error to the
   * console and asked nothing of another host.
   */
  open(view: string, options?: BrowserContextOptions): Promise<Page>;
  /** The same, for a test in which requests are meant to fail. */
  openForFailure(view: string, options?: BrowserContextOptions): Promise<Page>;
}

/**
 * Starts a server and a browser for the tests of a file, and ends them.
 * @param choices how the browser is started
 */
export function browserSuite(choices: () => Promise<LaunchChoices> = async () => ({})): BrowserSuite {
  let server: PageServer;
  let browser: Browser;
  const opened: (WatchedPage & { readonly mayFail: boolean })[] = [];

  beforeAll(async () => {
    server = await startPageServer();
    browser = await launchChromium(await choices()); // one after the other, so that what has started is ended where the other fails
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  afterEach(async () => {
    for (const { errors, requests, mayFail, close } of opened.splice(0)) {
      await close();
      if (!mayFail) expect(errors).toEqual([]);
      expect(
        requests.filter((address) => !address.startsWith(`${server.url}/`) && !address.startsWith("blob:")),
      ).toEqual([]);
    }
  });

  async function open(view: string, mayFail: boolean, options?: BrowserContextOptions): Promise<Page> {
    const watched = await openPage(browser, `${server.url}/#/${view}`, options);
    opened.push({ ...watched, mayFail });
    if (!mayFail) expect(watched.errors).toEqual([]); // else each test would wait for what a broken page never shows
    return watched.page;
  }

  return {
    server: () => server,
    browser: () => browser,
    open: (view, options) => open(view, false, options),
    openForFailure: (view, options) => open(view, true, options),
  };
}
