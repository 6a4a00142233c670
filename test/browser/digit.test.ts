import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { browserSuite } from "../support/browser-suite.js";
import { drawWithFinger, drawWithMouse, dropFile, three } from "../support/pen.js";

const seven = fileURLToPath(new URL("../../../models/examples/seven.png", import.meta.url));

const { open, openForFailure } = browserSuite();

/** What each model reads. */
function readings(page: Page): Promise<string[]> {
  return page.locator(".answer-digit").allTextContents();
}

async function waitForVerdict(page: Page, verdict: RegExp): Promise<void> {
  await page.getByRole("heading", { name: verdict }).waitFor();
}

describe("drawing", () => {
  test("a 3, stroke by stroke with the mouse, is read as 3 by every model", async () => {
    const page = await open("digit");
    await drawWithMouse(page, three);
    await waitForVerdict(page, /^All \d+ models read 3\.$/);
    expect(new Set(await readings(page))).toEqual(new Set(["3"]));
    expect(await page.locator(".answer").count()).toBeGreaterThanOrEqual(7);
  });

  test("a 3 with a finger does not scroll the page, and is read", async () => {
    const page = await open("digit", { hasTouch: true, viewport: { width: 390, height: 500 } });
    await drawWithFinger(page, three);
    await waitForVerdict(page, /read 3\.$/);
    expect(await page.evaluate("scrollY")).toBe(0);
  });

  test("a 1 by keyboard alone is read as 1", async () => {
    const page = await open("digit");
    await page.getByLabel("Paper for one digit").focus();
    for (let step = 0; step < 9; step++) await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Space");
    for (let step = 0; step < 18; step++) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowRight"); // the pen is up: this draws nothing
    await waitForVerdict(page, /models read 1\.$/);
  });

  test("shows the 28 × 28 pixels that the models get: bright ink, dark paper", async () => {
    const page = await open("digit");
    await drawWithMouse(page, three);
    await waitForVerdict(page, /read 3\.$/);
    const pixels: number[] = await page.evaluate(`
      Array.from(document.querySelector(".seen canvas").getContext("2d").getImageData(0, 0, 28, 28).data)
        .filter((_, index) => index % 4 === 0)
    `);
    expect(pixels.length).toBe(784);
    expect(pixels[0]).toBe(0);
    expect(Math.max(...pixels)).toBe(255);
    expect(pixels.filter((value) => value > 127).length).toBeGreaterThan(40);
  });

  test("Undo takes back a stroke, Clear everything", async () => {
    const page = await open("digit");
    await drawWithMouse(page, three);
    await waitForVerdict(page, /read 3\.$/);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Nothing is drawn yet").waitFor();
    await drawWithMouse(page, three);
    await waitForVerdict(page, /read 3\.$/);
    await page.getByRole("button", { name: "Clear" }).click();
    await page.getByText("Nothing is drawn yet").waitFor();
  });

  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])("the example of a %i is read by most models", async (digit) => {
    const page = await open("digit");
    await page.getByRole("button", { name: String(digit), exact: true }).click();
    await waitForVerdict(page, /\.$/);
    const read = await readings(page);
    expect(read.filter((one) => one === String(digit)).length).toBeGreaterThan(read.length / 2);
  });
});

describe("a picture", () => {
  test("that is dropped is read", async () => {
    const page = await open("digit");
    await dropFile(page, "seven.png", "image/png", await readFile(seven));
    await waitForVerdict(page, /^All \d+ models read 7\.$/);
  });

  test("that is chosen is read, and drawing then begins on new paper", async () => {
    const page = await open("digit");
    await page.getByLabel("Choose a picture").setInputFiles(seven);
    await waitForVerdict(page, /read 7\.$/);
    await drawWithMouse(page, three);
    await waitForVerdict(page, /read 3\.$/);
  });

  test("that is none gets the server's words, and the next one is read", async () => {
    const page = await openForFailure("digit");
    await dropFile(page, "seven.png", "image/png", new TextEncoder().encode("no picture"));
    await page.getByRole("alert").getByText("expected a PNG, JPEG or WebP file").waitFor();
    await dropFile(page, "seven.png", "image/png", await readFile(seven));
    await waitForVerdict(page, /read 7\.$/);
    expect(await page.getByText("expected a PNG").count()).toBe(0);
  });
});
