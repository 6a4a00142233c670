import type { Page } from "playwright-core";

/** Waits until an expression is true in a page; `waitForFunction` evaluates it there, which the page's policy forbids. */
export async function until(page: Page, expression: string): Promise<void> {
  while (!(await page.evaluate(expression))) await page.waitForTimeout(50);
}
