import { describe, expect, test } from "@jest/globals";
import { digitFromImage } from "@rnn-zoo/models";
import { createRandom } from "@rnn-zoo/train/random.js";
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
    expect(Math.max(...white.map((value, i) => Math.abs(value - (black[i] ?? 0))))).toBeLessThanOrEqual(2); // rounding
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

describe("a photo", () => {
  const stroke = { x: 80, y: 60, width: 20, height: 140 };

  /** The stroke with something else drawn over the picture, as SVG. */
  async function withSvg(svg: string): Promise<Uint8Array> {
    const cover = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="300">${svg}</svg>`;
    const picture = drawing(200, 300, stroke).composite([{ input: Buffer.from(cover) }]);
    return digitFromImage(await picture.png().toBuffer(), "image");
  }

  const shade = `<linearGradient id="shade"><stop stop-opacity="0"/><stop offset="1" stop-opacity="0.65"/></linearGradient>`;

  test.each([
    ["a shade from one side to the other", `${shade}<rect width="100%" height="100%" fill="url(#shade)"/>`],
    [
      "a line around the drawing",
      `<rect x="9" y="9" width="182" height="282" fill="none" stroke="black" stroke-width="3"/>`,
    ],
    ["a line along the edge", `<rect width="200" height="300" fill="none" stroke="black" stroke-width="8"/>`],
    ["a dark table beside the paper", `<rect width="30" height="300" fill="#333"/>`],
    ["specks of dust", `<rect x="20" y="20" width="2" height="2"/><rect x="160" y="270" width="3" height="2"/>`],
    ["the pale lines of ruled paper", `<path d="M0 30H200M0 90H200M0 150H200M0 210H200" stroke="#bcd"/>`],
  ])("with %s shows the same stroke", async (_, svg) => {
    const [expected, seen] = [inkOf(await withSvg("")), inkOf(await withSvg(svg))];
    expect(seen.height).toBe(20);
    expect(Math.abs(seen.width - expected.width)).toBeLessThanOrEqual(1);
    expect(Math.abs(seen.x - expected.x)).toBeLessThan(1);
    expect(seen.darkest).toBe(255);
  });

  test.each([1, 2, 4])("of a pencil line of %i pixels, which is pale, shows it as full ink", async (width) => {
    const paper = `<rect width="100%" height="100%" fill="#eee"/>`;
    const line = `<rect x="90" y="80" width="${width}" height="120" fill="#bbb"/>`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="300">${paper}${line}</svg>`;
    const ink = inkOf(await digitFromImage(await sharp(Buffer.from(svg)).png().toBuffer(), "image"));
    expect([ink.height, ink.darkest]).toEqual([20, 255]);
  });

  test.each([0, 40, 255])("of exactly 28 × 28 on paper of value %i is taken as it is", async (paper) => {
    const values = Uint8Array.from({ length: 784 }, (_, i) =>
      i % 28 > 9 && i % 28 < 14 && i > 140 && i < 640 ? 255 : 0,
    );
    const shown = paper === 255 ? values.map((value) => 255 - value) : values.map((value) => Math.max(value, paper));
    const file = await sharp(shown, { raw: { width: 28, height: 28, channels: 1 } })
      .png()
      .toBuffer();
    const expected = paper === 255 ? values : shown;
    expect([...(await digitFromImage(file, "image"))]).toEqual([...expected]);
  });
});

describe("misuse", () => {
  const { normal } = createRandom(7, "paper");

  test.each<[string, (x: number, y: number) => number]>([
    ["shaded", (x) => 250 - 150 * x],
    ["dark at the corners", (x, y) => 250 - 200 * ((x - 0.5) ** 2 + (y - 0.5) ** 2)],
    ["noisy", () => 200 + 20 * normal()],
    ["shaded and noisy", (_, y) => 120 + 100 * y + 10 * normal()],
    ["ruled", (_, y) => ((y * 300) % 60 < 2 ? 170 : 250)],
  ])("empty paper that is %s is refused", async (_, value) => {
    const values = Uint8Array.from({ length: 60_000 }, (_, i) => {
      return Math.max(0, Math.min(255, value((i % 200) / 200, Math.floor(i / 200) / 300)));
    });
    const file = await sharp(values, { raw: { width: 200, height: 300, channels: 1 } })
      .png()
      .toBuffer();
    await expect(digitFromImage(file, "image")).rejects.toThrow("expected a picture of a digit, got one without ink");
  });

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

  test.each([
    [1, 1],
    [3, 3],
    [1, 16_384],
    [150, 2],
    [27, 28],
  ])("a picture of %i × %i with a dark pixel in its corner shows no digit", async (width, height) => {
    const values = Buffer.alloc(width * height, 255);
    values[0] = 0;
    const odd = await sharp(values, { raw: { width, height, channels: 1 } })
      .png()
      .toBuffer();
    await expect(digitFromImage(odd, "image")).rejects.toThrow("got one without ink");
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
