// npm run screens -- some/folder: draws every view, empty and full, in light and dark, on a desktop and on a phone
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { launchChromium } from "../support/chromium.js";
import { fakeMetrics } from "../support/fake-metrics.js";
import { openPage, type PageServer, startPageServer } from "../support/page.js";
import { views } from "../support/views.js";

const [folder = "screens"] = process.argv.slice(2);
const screens = [
  { name: "desktop", viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1 },
  { name: "phone", viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 },
] as const;

/** The comparison of the other tasks, measured. */
const otherTasks: typeof views = ["sentiment", "sound"].map((task) => [
  `compare/${task}`,
  async (page) => {
    await page.getByRole("button", { name: "Measure speed here" }).click();
    await page.getByRole("button", { name: "Measuring" }).waitFor();
    await page.getByRole("button", { name: "Measure speed here" }).waitFor();
  },
]);

await mkdir(folder, { recursive: true });
const server = await startPageServer();
const browser = await launchChromium();
for (const screen of screens) {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const view of [...views, ...otherTasks]) await draw(browser, server, screen, colorScheme, view);
  }
}
await browser.close();
await server.stop();

/** Draws a view as it opens, and when it shows everything that it can. */
async function draw(
  browser: Browser,
  { url }: PageServer,
  { name: screen, viewport, deviceScaleFactor }: (typeof screens)[number],
  colorScheme: "light" | "dark",
  [view, fill]: (typeof views)[number],
): Promise<void> {
  const { page, errors, close } = await openPage(browser, `${url}/#/digit`, {
    viewport,
    deviceScaleFactor,
    colorScheme,
  });
  await fakeMetrics(page);
  await page.goto(`${url}/#/${view}`);
  await page.waitForTimeout(300);
  const file = (state: string) => join(folder, `${view.replace("/", "-")}-${state}-${colorScheme}-${screen}.png`);
  await page.screenshot({ path: file("open"), fullPage: true });
  await fill(page);
  await page.evaluate("scrollTo(0, 0)"); // or the bar at the top stands where it is scrolled to
  await page.waitForTimeout(700); // for the charts
  await page.screenshot({ path: file("full"), fullPage: true });
  console.log(`${view}, ${colorScheme}, ${screen}${errors.length > 0 ? `: ${errors.join("; ")}` : ""}`);
  await close();
}
