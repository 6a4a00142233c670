import { expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { browserSuite } from "../support/browser-suite.js";

const { open } = browserSuite();

const praise = "A wonderful film. The acting is superb and the story is moving. One of the best: I loved every minute.";
const damnation =
  "What a waste of time. The plot is stupid, the acting is awful. The worst movie of the year, boring and bad.";

async function judgements(page: Page): Promise<(string | null)[]> {
  return Promise.all((await page.locator(".judge").all()).map((judge) => judge.getAttribute("data-sentiment")));
}

test("a praising and a damning review, typed, are both judged by every model", async () => {
  const page = await open("sentiment");
  const review = page.getByLabel("A film review in English");
  await review.pressSequentially(praise);
  await page.getByRole("heading", { name: /^All \d+ models find it positive\.$/ }).waitFor();
  expect(new Set(await judgements(page))).toEqual(new Set(["positive"]));
  await review.fill("");
  await page.getByText("Nothing is written yet").waitFor();
  await review.pressSequentially(damnation);
  await page.getByRole("heading", { name: /^All \d+ models find it negative\.$/ }).waitFor();
  expect(new Set(await judgements(page))).toEqual(new Set(["negative"]));
});

test("marks the words that the vocabulary lacks, and no others", async () => {
  const page = await open("sentiment");
  await page.getByLabel("A film review in English").fill("A zzglorp film, great and zzfnord; great!");
  await page.getByText("The vocabulary lacks 2 of 7 words.").waitFor();
  expect(await page.locator("mark").allTextContents()).toEqual([
    "zzglorp (not in the vocabulary)",
    "zzfnord (not in the vocabulary)",
  ]);
});

test("asks for the score after each word in one request, of the last 100 words at most", async () => {
  const page = await open("sentiment");
  const asked = page.waitForRequest((request) => request.url().endsWith("/compare/sentiment"));
  await page.getByLabel("A film review in English").fill("great ".repeat(130));
  const { instances } = (await asked).postDataJSON();
  expect(instances.length).toBe(101);
  expect([instances[0], instances[2], instances[100].split(" ").length]).toEqual(["", "great great", 100]);
  await page.getByText("Only the last 100 words are read; 30 before them are not.").waitFor();
  const chart = page.getByRole("img", { name: /^Score after each of 100 words\./ });
  expect(await chart.getAttribute("aria-label")).toMatch(/sentiment-lstm ends at \d+ %/);
});

test("while one types, older questions are dropped: the last answer is that of the last text", async () => {
  const page = await open("sentiment");
  const review = page.getByLabel("A film review in English");
  await review.fill("wonderful ".repeat(20));
  await page.waitForRequest((request) => request.url().endsWith("/compare/sentiment"));
  await review.fill(damnation);
  await page.getByRole("heading", { name: /find it negative\.$/ }).waitFor();
  expect(await page.locator(".words").textContent()).toContain("waste");
});
