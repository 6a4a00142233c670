// npm run pictures: draws the page's views into serve/web/pictures, which the README shows
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { launchChromium } from "../support/chromium.js";
import { openPage, startPageServer } from "../support/page.js";
import { drawWithMouse, three } from "../support/pen.js";

const folder = fileURLToPath(new URL("../../../serve/web/pictures", import.meta.url));

/** Name, view, colours, height in pixels, and what to do until there is something to see. */
const pictures: readonly (readonly [string, string, "light" | "dark", number, (page: Page) => Promise<void>])[] = [
  [
    "digit",
    "digit",
    "light",
    740,
    async (page) => {
      await drawWithMouse(page, three);
      await page.getByRole("heading", { name: /read 3\.$/ }).waitFor();
    },
  ],
  [
    "compare",
    "compare/digit",
    "dark",
    1490,
    async (page) => {
      await page.getByRole("heading", { name: "How they learned" }).waitFor();
    },
  ],
];

await mkdir(folder, { recursive: true });
const server = await startPageServer();
const browser = await launchChromium();
for (const [name, view, colorScheme, height, fill] of pictures) {
  const { page, close } = await openPage(browser, `${server.url}/#/${view}`, {
    colorScheme,
    viewport: { width: 1240, height },
  });
  await fill(page);
  await page.waitForTimeout(500); // for the charts, and for the server to have warmed up
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await close();
}
await browser.close();
await server.stop();
