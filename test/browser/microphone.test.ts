import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { soundRate, writeWav } from "@rnn-zoo/models";
import { synthesizeClip } from "@rnn-zoo/train/datasets/sound-clip.js";
import type { Page } from "playwright-core";
import { browserSuite } from "../support/browser-suite.js";
import { until } from "../support/until.js";

const fakeMicrophone = "--use-fake-device-for-media-stream";
const allowed = "--use-fake-ui-for-media-stream";
const refused = `${allowed}=deny`;

describe("a microphone that hears a clip, again and again,", () => {
  const { open } = browserSuite(async () => {
    const file = join(await mkdtemp(join(tmpdir(), "rnn-zoo-clip-")), "clip.wav");
    await writeFile(file, writeWav(synthesizeClip(7).wave, soundRate));
    return { args: [fakeMicrophone, allowed, `--use-file-for-fake-audio-capture=${file}`] };
  });

  test("is recorded until it is stopped, and what was recorded is shown and tagged", async () => {
    const page = await open("sound");
    await page.getByRole("button", { name: "Record", exact: true }).click();
    await page.getByRole("button", { name: "Stop recording" }).waitFor();
    await page.waitForTimeout(6_000); // a whole clip, wherever it began
    await page.getByRole("button", { name: "Stop recording" }).click();
    const picture = page.getByRole("img", { name: /^Spectrogram of \d+\.\d seconds$/ });
    await picture.waitFor();
    const [, seconds] = /of (\S+) seconds/.exec((await picture.getAttribute("aria-label")) ?? "") ?? [];
    expect(Number(seconds)).toBeGreaterThan(4);
    await page.locator(".events tbody tr").first().waitFor();
    const heard = await page.locator(".events tbody th").allTextContents();
    const sounding = new Set<string>(synthesizeClip(7).events.map(({ label }) => label));
    expect(heard.filter((label) => sounding.has(label)).length).toBeGreaterThan(heard.length / 2);
    expect(await page.locator(".lane span").count()).toBe(heard.length);
    await page.getByRole("button", { name: "Record", exact: true }).waitFor();
  });

  test("is let go when the view is left", async () => {
    const page = await open("sound");
    await page.evaluate(`{
      const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (wanted) => (window.stream = await ask(wanted));
    }`);
    await page.getByRole("button", { name: "Record", exact: true }).click();
    await page.getByRole("button", { name: "Stop recording" }).waitFor();
    expect(await page.evaluate("stream.getTracks()[0].readyState")).toBe("live");
    await page.getByRole("link", { name: "Digit", exact: true }).click();
    await until(page, 'stream.getTracks()[0].readyState === "ended"');
  });
});

async function expectRefusal(page: Page, sentence: string): Promise<void> {
  await page.getByRole("button", { name: "Record", exact: true }).click();
  await page.getByRole("alert").getByText(sentence).waitFor();
  await page.getByRole("button", { name: "Take an example" }).click();
  await page.getByRole("group", { name: "Heard by" }).waitFor();
  expect(await page.getByText(sentence).count()).toBe(0);
}

describe("a microphone that the person does not allow", () => {
  const { open } = browserSuite(async () => ({ args: [fakeMicrophone, refused] }));

  test("gets a sentence that says what to do, and another sound can be taken", async () => {
    const page = await open("sound");
    await expectRefusal(page, "The microphone may not be used: allow it to this page in the browser, and try again.");
  });
});

describe("no microphone", () => {
  const { open } = browserSuite(async () => ({ args: [allowed] }));

  test("gets a sentence that says so, and another sound can be taken", async () => {
    const page = await open("sound");
    await expectRefusal(page, "There is no microphone: connect one, or choose a file.");
  });
});
