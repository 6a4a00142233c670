import { describe, expect, test } from "@jest/globals";
import { digitFromImage } from "@rnn-zoo/models";
import sharp, { type Sharp } from "sharp";

/** A drawing of a vertical stroke: black on white, as a paint program saves it. */
function drawing(
  width: number,
  height: number,
  stroke: { x: number; y: number; width: number; height: number },
): Sharp {
  const ink = `<rect x="${stroke.x}" y="${stroke.y}" width="${stroke.width}" height="${stroke.height}" fill="black"/>`;
  const paper = `<rect width="100%" height="100%" fill="white"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${paper}${ink}</svg>`;
  return sharp(Buffer.from(svg));
}

/** Where the ink lies: the box around it and its centre of mass. */
function inkOf(digit: Uint8Array) {
  const inked = [...digit]
    .map((value, i) => ({ value, x: i % 28, y: Math.floor(i / 28) }))
    .filter(({ value }) => value > 0);
  const mass = inked.reduce((sum, { value }) => sum + value, 0);
  return {
    width: Math.max(...inked.map(({ x }) => x)) - Math.min(...inked.map(({ x }) => x)) + 1,
    height: Math.max(...inked.map(({ y }) => y)) - Math.min(...inked.map(({ y }) => y)) + 1,
    x: inked.reduce((sum, { value, x }) => sum + value * x, 0) / mass,
    y: inked.reduce((sum, { value, y }) => sum + value * y, 0) / mass,
    darkest: Math.max(...digit),
  };
}

describe("digitFromImage", () => {
  test.each(["png", "jpeg", "webp"] as const)(
    "a %s drawing in a corner fills 20 rows around the middle",
    async (format) => {
      const picture = drawing(300, 200, { x: 20, y: 10, width: 20, height: 100 });
      const ink = inkOf(await digitFromImage(await picture.toFormat(format).toBuffer(), "image"));
      expect(ink.height).toBe(20);
      expect(ink.width).toBe(4);
      expect(Math.abs(ink.x - 13.5)).toBeLessThanOrEqual(0.5);
      expect(Math.abs(ink.y - 13.5)).toBeLessThanOrEqual(0.5);
      expect(ink.darkest).toBe(255);
    },
  );

  test("white ink on black paper is the same digit", async () => {
    const picture = drawing(300, 200, { x: 20, y: 10, width: 20, height: 100 });
    const black = await digitFromImage(await picture.clone().png().toBuffer(), "image");
    const white = await digitFromImage(await picture.clone().negate({ alpha: false }).png().toBuffer(), "image");
    expect([...white]).toEqual([...black]);
  });

  test("a photo of twelve million pixels, which the decoder shrinks, is the same digit as a small drawing", async () => {
    const small = drawing(400, 300, { x: 150, y: 80, width: 20, height: 140 });
    const large = drawing(4000, 3000, { x: 1500, y: 800, width: 200, height: 1400 });
    const [expected, shrunk] = await Promise.all(
      [small, large].map(async (picture) => inkOf(await digitFromImage(await picture.jpeg().toBuffer(), "image"))),
    );
    expect([shrunk?.height, shrunk?.darkest]).toEqual([expected?.height, expected?.darkest]);
    expect(Math.abs((shrunk?.x ?? 0) - (expected?.x ?? 0))).toBeLessThan(1);
  });

  test.each(["black", "white"])("%s ink on transparent paper is seen", async (colour) => {
    const ink = `<rect x="10" y="10" width="10" height="60" fill="${colour}"/>`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80">${ink}</svg>`;
    const digit = await digitFromImage(await sharp(Buffer.from(svg)).png().toBuffer(), "image");
    expect(inkOf(digit).height).toBe(20);
  });
});

describe("misuse", () => {
  test.each([
    [100, "white"],
    [28, "white"],
    [28, "black"],
    [100, "transparent"],
  ])("empty paper of %i pixels a side, %s, is refused", async (size, colour) => {
    const background = colour === "transparent" ? { r: 0, g: 0, b: 0, alpha: 0 } : colour;
    const blank = await sharp({ create: { width: size, height: size, channels: 4, background } })
      .png()
      .toBuffer();
    await expect(digitFromImage(blank, "image")).rejects.toThrow(
      "image: expected a picture of a digit, got one without ink",
    );
  });

  test("another format is refused by its first bytes, and none of its decoders is started", async () => {
    const gif = await drawing(30, 30, { x: 1, y: 1, width: 5, height: 20 }).gif().toBuffer();
    await expect(digitFromImage(gif, "image")).rejects.toThrow(
      /^image: expected a PNG, JPEG or WebP file, got one that begins with the bytes 474946383961/,
    );
  });

  test.each([
    [6000, 6000],
    [20_000, 10],
    [1, 20_000],
  ])("a picture of %i × %i is refused before it is decoded", async (width, height) => {
    const large = await sharp({ create: { width, height, channels: 3, background: "white" } })
      .png()
      .toBuffer();
    const expected = `image: expected at most 25000000 pixels, and 16384 a side, got ${width} × ${height}`;
    await expect(digitFromImage(large, "image")).rejects.toThrow(expected);
  });

  test("a truncated picture is refused, in our words and not in the decoder's", async () => {
    const whole = await drawing(300, 200, { x: 20, y: 10, width: 20, height: 100 }).png().toBuffer();
    const expected = "image: expected a PNG, JPEG or WebP file, got one that cannot be decoded";
    await expect(digitFromImage(whole.subarray(0, whole.length / 2), "image")).rejects.toThrow(expected);
    await expect(digitFromImage(whole.subarray(0, 12), "image")).rejects.toThrow(expected);
  });
});
