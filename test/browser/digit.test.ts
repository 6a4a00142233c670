import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { launchChromium } from "../support/chromium.js";
import { openPage, type PageServer, startPageServer, type WatchedPage } from "../support/page.js";

let server: PageServer;
let browser: Browser;
let watched: WatchedPage;

beforeAll(async () => {
  [server, browser] = await Promise.all([startPageServer(), launchChromium()]);
  watched = await openPage(browser, `${server.url}/#/digit`);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test("draws", async () => {
  await watched.page.getByRole("button", { name: "3", exact: true }).click();
  await watched.page.getByText("models read").waitFor();
  await watched.page.screenshot({ path: "/tmp/page-try/digit.png" });
  expect(watched.errors).toEqual([]);
});
