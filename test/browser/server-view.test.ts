import { expect, test } from "@jest/globals";
import { browserSuite } from "../support/browser-suite.js";
import { fakeMetrics } from "../support/fake-metrics.js";

const { open, openForFailure } = browserSuite();

test("shows rate, latency, batch size and queue between two readings of the metrics", async () => {
  const page = await open("digit");
  await fakeMetrics(page);
  await page.getByRole("link", { name: "Server" }).click();
  const dial = (name: string) => page.locator(`[data-dial="${name}"] .dial-values`);
  await dial("Queue").getByText("7.00 rows").waitFor();
  expect(await dial("Batch size").textContent()).toBe("8.00 rows");
  expect(await dial("Latency").textContent()).toBe("1.75 ms p502.49 ms p99"); // half and 99 % of the way from 1 to 2.5
  const rate = Number.parseFloat((await dial("Rate").textContent()) ?? "");
  expect(rate).toBeGreaterThan(0);
  expect(rate).toBeLessThan(40); // 40 rows in about 2 s
});

test("names each model with its versions and states, and that the server is ready", async () => {
  const page = await open("digit");
  await fakeMetrics(page);
  await page.getByRole("link", { name: "Server" }).click();
  await page.getByText(/^Ready: \d+ worker threads?\.$/).waitFor();
  expect(await page.getByRole("row", { name: /digit-gru-bn/ }).textContent()).toBe("digit-gru-bndefaultdigit1 ready");
});

test("says so when the server is not ready, and why", async () => {
  const page = await openForFailure("digit");
  await fakeMetrics(page);
  const body = { error: { code: "not_ready", message: "digit-gru-bn/1 is loading" } };
  await page.route("**/readyz", (route) => route.fulfill({ status: 503, json: body }));
  await page.getByRole("link", { name: "Server" }).click();
  await page.getByText("Not ready: digit-gru-bn/1 is loading.").waitFor();
});

test("a server that wants a key is asked again with the one that is typed", async () => {
  const page = await openForFailure("digit");
  await page.route("**/encode/digit", (route) =>
    route.request().headers().authorization === "Bearer secret-key"
      ? route.continue()
      : route.fulfill({ status: 401, json: { error: { code: "unauthorized", message: "expected a key, got none" } } }),
  );
  await page.getByRole("button", { name: "3", exact: true }).click();
  await page.getByLabel("This server answers only to who has a key.").fill("secret-key");
  await page.getByRole("button", { name: "Use this key" }).click();
  await page.getByRole("heading", { name: /read 3\.$/ }).waitFor();
  expect(await page.getByRole("form", { name: "Key" }).count()).toBe(0);
});

test("a task without models says how to get one", async () => {
  const page = await open("digit");
  await page.route("**/models", (route) => route.fulfill({ json: { models: [] } }));
  await page.goto(page.url().replace("digit", "sound"));
  await page.reload();
  await page.getByText("This server has no sound model.").waitFor();
  await page.getByRole("link", { name: "Compare" }).click();
  await page.getByText("This server has no models.").waitFor();
});
