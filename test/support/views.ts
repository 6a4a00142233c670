import type { Page } from "playwright-core";

/** Each view, and what to do until it shows everything that it can. */
export const views: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  [
    "digit",
    async (page) => {
      await page.getByRole("button", { name: "3", exact: true }).click();
      await page.getByRole("heading", { name: /read 3\.$/ }).waitFor();
    },
  ],
  [
    "sentiment",
    async (page) => {
      await page.getByLabel("A film review in English").fill("A great zzfnord.");
      await page.locator("mark").waitFor();
    },
  ],
  [
    "sound",
    async (page) => {
      await page.getByRole("button", { name: "Take an example" }).click();
      await page.getByRole("group", { name: "Heard by" }).waitFor();
    },
  ],
  [
    "compare",
    async (page) => {
      await page.getByText(/^All \d+ pairs$/).click();
      await page.locator(".disputed > li").first().waitFor();
      await page.getByText("The first test digits that the best model reads rightly").click();
    },
  ],
  [
    "server",
    async (page) => {
      await page.locator(".dial").first().waitFor();
    },
  ],
];
