import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import { builtPage } from "@rnn-zoo/serve/routes/page.js";
import type { AxeResults } from "axe-core";
import { browserSuite } from "../support/browser-suite.js";
import { fakeMetrics } from "../support/fake-metrics.js";
import { views } from "../support/views.js";

const { open, openForFailure, server } = browserSuite();
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

describe.each(["light", "dark"] as const)("in %s", (colorScheme) => {
  test.each(views)("axe finds no serious fault in the view %s", async (view, fill) => {
    const page = await open("digit", { colorScheme });
    await fakeMetrics(page);
    await page.goto(`${server().url}/#/${view}`);
    await fill(page);
    await page.evaluate(await readFile(axe, "utf8"));
    const { violations }: AxeResults = await page.evaluate("axe.run()");
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(
      serious.map(({ id, nodes }) => [id, nodes.map(({ html, failureSummary }) => [html, failureSummary])]),
    ).toEqual([]);
  });
});

describe("the frame", () => {
  test("leads to each view by its address and by the menu", async () => {
    const page = await open("compare/sentiment");
    await page.getByRole("heading", { name: "Compare", level: 1 }).waitFor();
    await page.getByRole("link", { name: "Sound", exact: true }).click();
    await page.getByRole("heading", { name: "Tag a sound" }).waitFor();
    expect([page.url().split("#")[1], await page.title()]).toEqual(["/sound", "Sound – rnn-zoo"]);
    await page.goBack();
    await page.getByRole("heading", { name: "Compare", level: 1 }).waitFor();
  });

  test("is light or dark as the system is, until the person says otherwise, and then stays so", async () => {
    const page = await open("digit", { colorScheme: "dark" });
    const theme = () => page.evaluate("document.documentElement.dataset.theme");
    expect(await theme()).toBe("dark");
    await page.getByRole("button", { name: "Dark theme" }).click();
    expect(await theme()).toBe("light");
    await page.reload();
    expect(await theme()).toBe("light");
  });

  test("fits a phone: nothing but tables scrolls sideways", async () => {
    const page = await open("digit", { viewport: { width: 360, height: 700 } });
    await fakeMetrics(page);
    for (const [view, fill] of views) {
      await page.goto(`${server().url}/#/${view}`);
      await fill(page);
      expect([view, await page.evaluate("document.documentElement.scrollWidth <= innerWidth")]).toEqual([view, true]);
    }
  });

  test("paints before the server has answered anything but the page itself", async () => {
    const page = await open("digit");
    await page.route(/\/(models|livez|readyz)$/, () => undefined); // these never get an answer
    await page.reload({ waitUntil: "load" });
    await page.getByRole("heading", { name: "Draw a digit" }).waitFor();
    await page.getByLabel("Paper for one digit").waitFor();
  });

  test("paints within a second", async () => {
    const page = await open("digit");
    const paints: number[] = [];
    for (let load = 0; load < 5; load++) {
      await page.reload();
      const paint: number = await page.evaluate(`new Promise((resolve) => {
        const observer = new PerformanceObserver((list) => {
          const [first] = list.getEntriesByName("first-contentful-paint");
          if (first) resolve(first.startTime);
        });
        observer.observe({ type: "paint", buffered: true });
      })`);
      paints.push(paint);
    }
    expect(Math.min(...paints)).toBeLessThan(1000); // the best of five: other programs may hold the processor
  });
});

describe("what the server sends", () => {
  test("is small: the whole page is below 200 kB when compressed", async () => {
    const files = (await readdir(builtPage, { recursive: true })).filter((name) => /\.(html|js|css|svg)$/.test(name));
    const sizes = await Promise.all(files.map(async (name) => gzipSync(await readFile(join(builtPage, name))).length));
    expect(files.length).toBeGreaterThanOrEqual(4);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(200_000);
  });

  test("is compressed, kept for ever where its name has a hash, and asked for again where it has none", async () => {
    const html = await fetch(`${server().url}/`);
    const text = await html.text();
    expect(html.headers.get("cache-control")).toBe("no-cache");
    const [, script] = /src="\.(\/assets\/[^"]+-[\w-]+\.js)"/.exec(text) ?? [];
    const headers = { "accept-encoding": "gzip" };
    const asset = await fetch(server().url + script, { headers });
    expect([asset.status, asset.headers.get("content-encoding"), asset.headers.get("cache-control")]).toEqual([
      200,
      "gzip",
      "public, max-age=31536000, immutable",
    ]);
    expect([html.headers.get("etag"), asset.headers.get("etag")]).toEqual([null, null]);
  });

  test("allows no inline code and nothing from elsewhere", async () => {
    const html = await fetch(`${server().url}/`);
    const policy = html.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(await html.text()).not.toMatch(/<script(?![^>]* src=)|style=|\son\w+=/);
    const page = await openForFailure("digit");
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement("script"), { textContent: "hacked = 1" }))`,
    );
    expect(await page.evaluate("typeof hacked")).toBe("undefined");
  });

  test("leaves unknown addresses to the catalogue of errors", async () => {
    const response = await fetch(`${server().url}/assets/none.js`);
    expect([response.status, await response.json()]).toMatchObject([404, { error: { code: "unknown_route" } }]);
  });
});
