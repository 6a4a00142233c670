import { describe, expect, test } from "@jest/globals";
import { soundRate, writeWav } from "@rnn-zoo/models";
import { synthesizeClip } from "@rnn-zoo/train/datasets/sound-clip.js";
import { browserSuite } from "../support/browser-suite.js";
import { dropFile } from "../support/pen.js";

const { open, server } = browserSuite();

/** Five seconds in which several things sound, at another rate than the models' if so asked: then it is slower. */
function clip(rate = soundRate): Uint8Array {
  return writeWav(synthesizeClip(7).wave, rate);
}

/** What the first model hears in it, as the page's table says it. */
async function heard(wav: Uint8Array): Promise<string[]> {
  const headers = { "content-type": "audio/wav" };
  const response = await fetch(`${server().url}/compare/sound`, { method: "POST", headers, body: wav });
  const { models } = JSON.parse(await response.text());
  return models[0].predictions[0].events.map(
    (event: { label: string; onsetSeconds: number; offsetSeconds: number; score: number }) =>
      `${event.label}${event.onsetSeconds.toFixed(2)} s${event.offsetSeconds.toFixed(2)} s${(event.score * 100).toFixed(0)} %`,
  );
}

describe("a sound", () => {
  test.each([
    [soundRate, "5.1"],
    [8_000, "10.2"],
  ])("of %i samples a second that is dropped is shown, and tagged as the server says", async (rate, seconds) => {
    const page = await open("sound");
    await dropFile(page, "clip.wav", "audio/wav", clip(rate));
    await page.getByRole("img", { name: `Spectrogram of ${seconds} seconds` }).waitFor();
    await page.locator("tbody tr").first().waitFor();
    const rows = await page.locator("tbody tr").allTextContents();
    expect(rows).toEqual(await heard(clip(rate)));
    expect(await page.locator(".lane span").count()).toBe(rows.length);
  });

  test("has a picture that is dark in silence and bright where it is loud", async () => {
    const page = await open("sound");
    const tone = (index: number) =>
      index > soundRate ? 12_000 * Math.sin((2 * Math.PI * 440 * index) / soundRate) : 0;
    const halfSilent = Int16Array.from({ length: 2 * soundRate }, (_, index) => Math.round(tone(index)));
    await dropFile(page, "tone.wav", "audio/wav", writeWav(halfSilent, soundRate));
    await page.getByRole("group", { name: "Heard by" }).waitFor();
    const [silent, loud]: [number, number] = await page.evaluate(`(() => {
      const canvas = document.querySelector(".spectrogram canvas");
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      const brightest = (frame) => {
        let most = 0;
        for (let y = 0; y < canvas.height; y++) most = Math.max(most, data[4 * (y * canvas.width + frame)]);
        return most;
      };
      return [brightest(20), brightest(75)];
    })()`);
    expect([silent < 30, loud > 200]).toEqual([true, true]);
  });

  test("plays, and stops at the end or when asked", async () => {
    const page = await open("sound");
    await page.getByRole("button", { name: "Take an example" }).click();
    await page.getByRole("group", { name: "Heard by" }).waitFor();
    await page.getByRole("button", { name: "Play" }).click();
    await page.getByRole("button", { name: "Stop" }).click();
    await page.getByRole("button", { name: "Play" }).waitFor();
  });

  test("is heard by the model that is chosen", async () => {
    const page = await open("sound");
    await page.getByRole("button", { name: "Take an example" }).click();
    await page.getByRole("radio", { name: /^sound-lstm/ }).check();
    expect(await page.getByRole("radio", { name: /^sound-lstm/ }).isChecked()).toBe(true);
    expect(await page.getByRole("radio", { checked: true }).count()).toBe(1);
  });
});

test("a file that is no sound gets a sentence, not a broken picture", async () => {
  const page = await open("sound");
  await dropFile(page, "notes.txt", "text/plain", new TextEncoder().encode("RIFF but no sound at all"));
  await page.getByRole("alert").getByText("expected a WAV file").waitFor();
  expect(await page.locator(".spectrogram").count()).toBe(0);
});
