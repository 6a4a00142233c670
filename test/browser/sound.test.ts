import { describe, expect, test } from "@jest/globals";
import { soundRate, writeWav } from "@rnn-zoo/models";
import { browserSuite } from "../support/browser-suite.js";
import { dropFile } from "../support/pen.js";

const { open } = browserSuite();

/** A hum of 100 Hz from 1 s to 2 s. */
function hum(rate: number): Uint8Array {
  const sample = (index: number) => {
    const time = index / rate;
    return time >= 1 && time < 2 ? Math.round(12_000 * Math.sin(2 * Math.PI * 100 * time)) : 0;
  };
  return writeWav(
    Int16Array.from({ length: 3 * rate }, (_, index) => sample(index)),
    rate,
  );
}

describe("a sound", () => {
  test.each([soundRate, 44_100])("of %i samples a second that is dropped is shown and tagged", async (rate) => {
    const page = await open("sound");
    await dropFile(page, "hum.wav", "audio/wav", hum(rate));
    await page.getByRole("img", { name: "Spectrogram of 3.0 seconds" }).waitFor();
    const row = page.getByRole("row", { name: /^hum/ });
    await row.waitFor();
    const [, from, to] = await row.getByRole("cell").or(row.getByRole("rowheader")).allTextContents();
    expect(Number.parseFloat(from ?? "")).toBeCloseTo(1, 1);
    expect(Number.parseFloat(to ?? "")).toBeCloseTo(2, 1);
  });

  test("has a picture that is dark in silence and bright where it is loud", async () => {
    const page = await open("sound");
    await dropFile(page, "hum.wav", "audio/wav", hum(soundRate));
    await page.getByRole("row", { name: /^hum/ }).waitFor();
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
    expect(await page.getByRole("row", { name: /^hum/ }).count()).toBeGreaterThan(0);
  });
});

test("a file that is no sound gets a sentence, not a broken picture", async () => {
  const page = await open("sound");
  await dropFile(page, "notes.txt", "text/plain", new TextEncoder().encode("RIFF but no sound at all"));
  await page.getByRole("alert").getByText("expected a WAV file").waitFor();
  expect(await page.locator(".spectrogram").count()).toBe(0);
});
