import { expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { browserSuite } from "../support/browser-suite.js";

const { open } = browserSuite(async () => ({ locale: "C" }));

async function expectCharts(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Compare" }).click();
  await page
    .getByRole("img", { name: /^Validation accuracy over/ })
    .locator("canvas")
    .waitFor();
  await page
    .getByRole("img", { name: /^Score and parameters/ })
    .locator("canvas")
    .waitFor();
}

test("a browser that was started under the POSIX locale draws the page and its charts", async () => {
  const page = await open("digit");
  await expectCharts(page);
  await page.goto("about:blank");
  if (process.platform === "linux") expect(await page.evaluate("navigator.language")).toBe("en-US@posix"); // no language
});

test.each(["en-US@posix", "C", "", "en-US-u-va-posix", "de-DE"])(
  "and so does one whose language is %j",
  async (language) => {
    const page = await open("digit");
    const getter = `{ get: () => ${JSON.stringify(language)}, configurable: true }`;
    await page.addInitScript(`Object.defineProperty(Navigator.prototype, "language", ${getter})`);
    await page.reload();
    await expectCharts(page);
    const given = "Object.getOwnPropertyDescriptor(Navigator.prototype, 'language').get()";
    expect(await page.evaluate(given)).toBe(language);
  },
);
