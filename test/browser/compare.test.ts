import { expect, test } from "@jest/globals";
import type { Disagreements } from "@rnn-zoo/models";
import type { Page } from "playwright-core";
import { browserSuite } from "../support/browser-suite.js";
import { until } from "../support/until.js";

const { open, server } = browserSuite();

/** The models in the order of the table. */
async function order(page: Page): Promise<string[]> {
  const rows = await page.locator(".compare tbody tr").all();
  return Promise.all(rows.map(async (row) => (await row.getAttribute("data-model")) ?? ""));
}

interface Card {
  readonly name: string;
  readonly parameters: number;
  readonly test: { readonly deployed: { readonly accuracy: number } };
}

async function cards(page: Page): Promise<Card[]> {
  const names = await order(page);
  return Promise.all(
    names.map(async (name) => JSON.parse(await (await fetch(`${server().url}/models/${name}`)).text())),
  );
}

test("the table is sorted by test score, and by any column in both directions when asked", async () => {
  const page = await open("compare/digit");
  await page.getByRole("table").first().waitFor();
  const byScore = (await cards(page)).toSorted((a, b) => b.test.deployed.accuracy - a.test.deployed.accuracy);
  const byParameters = byScore.toSorted((a, b) => a.parameters - b.parameters);
  const names = (list: Card[]) => list.map(({ name }) => name);
  expect(await order(page)).toEqual(names(byScore));
  const heading = page.getByRole("columnheader", { name: "Parameters" });
  await heading.getByRole("button").click();
  expect([await order(page), await heading.getAttribute("aria-sort")]).toEqual([names(byParameters), "ascending"]);
  await heading.getByRole("button").click();
  expect([await order(page), await heading.getAttribute("aria-sort")]).toEqual([
    names(byParameters.toReversed()),
    "descending",
  ]);
  await page.getByRole("columnheader", { name: "Model" }).getByRole("button").click();
  expect(await order(page)).toEqual(names(byScore).toSorted());
});

test("shows the numbers of the cards", async () => {
  const page = await open("compare/digit");
  const row = page.locator('[data-model="digit-gru-bn"]');
  await row.waitFor();
  const text = await row.textContent();
  for (const part of ["98.84 %", "95.00 %", "18,954", "GRU, BatchNormalization, Dense"]) expect(text).toContain(part);
});

interface Difference {
  readonly a: string;
  readonly b: string;
  readonly pValue: number;
  readonly correctedPValue: number;
}

test("shows p as Holm's method corrects it, and says so", async () => {
  const page = await open("compare/digit");
  const { differences }: { differences: Difference[] } = JSON.parse(
    await (await fetch(`${server().url}/compare/digit`)).text(),
  );
  const told = differences.find(({ pValue, correctedPValue }) => pValue > 0.001 && correctedPValue > pValue + 0.001);
  if (!told) throw new Error("expected a pair whose p the correction changes");
  await page.getByText(`All ${differences.length} pairs`).click();
  await page
    .getByText(`Of ${differences.length} pairs some look different by chance, so p is corrected by Holm`)
    .waitFor();
  const cells = page.getByRole("row", { name: `${told.a} – ${told.b}` }).getByRole("cell");
  expect(await cells.nth(3).textContent()).toBe(told.correctedPValue.toFixed(3));
  const tiny = page.getByRole("row", { name: /digit-gru-32 – digit-gru-bn|digit-gru-bn – digit-gru-32/ });
  expect(await tiny.getByRole("cell").nth(3).textContent()).toBe("< 0.001");
});

test("says which lead may be chance", async () => {
  const page = await open("compare/digit");
  await page.getByText("digit-gru-bn leads with 98.84 %").waitFor();
  await page.getByText(/^All \d+ pairs$/).click();
  const pair = page.getByRole("row", { name: /digit-gru-bn – digit-rnn-bn/ });
  expect(await pair.getByRole("cell").last().textContent()).toBe("yes");
});

test("draws the curves of every model, and hides one that is switched off", async () => {
  const page = await open("compare/digit");
  const chart = page.getByRole("img", { name: /^Validation accuracy over \d+ epochs/ });
  await chart.waitFor();
  expect(await chart.getAttribute("aria-label")).toContain("digit-rnn-bn 97.2 %");
  expect(await chart.locator("canvas").count()).toBe(1);
  await page.getByRole("button", { name: "digit-rnn-bn" }).click();
  expect(await chart.getAttribute("aria-label")).not.toContain("digit-rnn-bn");
  await page.getByRole("img", { name: /^Score and parameters: .*digit-rnn-bn 97\.15 % at 6,858/ }).waitFor();
});

test("shows what each model takes for what", async () => {
  const page = await open("compare/digit");
  await page.getByLabel("Model", { exact: true }).selectOption("digit-rnn-bn");
  const matrix = page.getByRole("region", { name: "Confusion matrix of digit-rnn-bn" });
  expect(await matrix.locator("tbody tr").count()).toBe(10);
  const counts = (await matrix.locator("tbody td").allTextContents()).map(Number);
  expect(counts.reduce((sum, value) => sum + value, 0)).toBe(10_000);
});

test("shows the test digits that models disagree on: the digit, its label, and every model's answer, the wrong ones marked", async () => {
  const page = await open("compare/digit");
  const { models, digits }: Disagreements = JSON.parse(
    await (await fetch(`${server().url}/pictures/digit-disagreements.json`)).text(),
  );
  const cards = page.locator(".disputed > li");
  await cards.first().waitFor();
  expect(await cards.count()).toBe(digits.length);
  const [first] = digits;
  if (!first) throw new Error("expected a digit");
  const card = page.locator(`.disputed > li[data-row="${first.row}"]`);
  expect(await card.locator("strong").textContent()).toBe(`It is a ${first.label}`);
  const shown = new Map<string, string>();
  for (const reading of await card.locator(".reading").all()) {
    const [answer = "", verdict = ""] = ((await reading.locator("dt").textContent()) ?? "").split(", ");
    expect(verdict).toBe(Number(answer) === first.label ? "right" : "wrong");
    for (const name of ((await reading.locator("dd").textContent()) ?? "").split(", ")) shown.set(name, answer);
  }
  expect(shown).toEqual(new Map(models.map(({ name }, index) => [name.replace("digit-", ""), `${first.said[index]}`])));
  const drawn: number[] = await page.evaluate(`
    Array.from(document.querySelector('.disputed > li[data-row="${first.row}"] canvas').getContext("2d")
      .getImageData(0, 0, 28, 28).data).filter((_, index) => index % 4 === 0)
  `);
  expect(drawn).toEqual([...Buffer.from(first.pixels, "base64")]);
});

test("shows the picture of right and wrong predictions when it is asked for", async () => {
  const page = await open("compare/digit");
  const picture = page.getByRole("img", { name: /^Sixty test digits/ });
  await page.getByText("The first test digits that the best model reads rightly").click();
  await picture.scrollIntoViewIfNeeded();
  await until(page, 'document.querySelector(".predictions")?.naturalWidth > 0');
  await page.goto(`${server().url}/#/compare/sentiment`);
  await page.getByRole("heading", { name: "What is taken for what" }).waitFor();
  expect(await page.locator(".disputed, .predictions").count()).toBe(0);
});
