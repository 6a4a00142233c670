import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "../support/chromium.js";
import { openPage, type PageServer, startPageServer } from "../support/page.js";

let browser: Browser;
let server: PageServer;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
}, 120_000);
afterAll(() => browser?.close());
afterEach(async () => {
  await page.context().close();
  await server.stop();
});

async function open(view: string): Promise<void> {
  server = await startPageServer();
  ({ page } = await openPage(browser, `${server.url}/#/${view}`));
}

async function restart(): Promise<void> {
  server = await startPageServer(Number(new URL(server.url).port));
}

describe("when the server goes away and comes back", () => {
  test("a drawing that was not answered is answered then", async () => {
    await open("digit");
    await page.getByRole("button", { name: "3", exact: true }).click();
    await page.getByRole("heading", { name: /read 3\.$/ }).waitFor();
    await server.stop();
    await page.getByRole("button", { name: "7", exact: true }).click();
    await page.getByRole("alert").getByText("The server does not answer.").waitFor();
    await restart();
    await page.getByRole("heading", { name: /read 7\.$/ }).waitFor();
    expect(await page.getByText("The server does not answer.").count()).toBe(0);
  }, 120_000);

  test("it is noticed without a question, and tried again by itself and when asked", async () => {
    await open("compare");
    await page.getByRole("table").first().waitFor();
    await server.stop();
    await page.getByText("The server does not answer.").waitFor();
    const tries: string[] = [];
    page.on("request", (request) => tries.push(new URL(request.url()).pathname));
    await page.getByRole("button", { name: "Try now" }).click();
    await page.waitForEvent("requestfailed");
    expect(new Set(tries)).toEqual(new Set(["/livez"]));
    expect(await page.getByRole("table").count()).toBeGreaterThan(0); // what was there is still there
    await restart();
    await page.getByText("The server does not answer.").waitFor({ state: "detached" });
  }, 120_000);
});
