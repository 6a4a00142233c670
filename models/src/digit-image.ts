import sharp from "sharp";
import { cropToDigit } from "./digit-parts.js";
import { InvalidInputError } from "./errors.js";
import { type Grey, inverted } from "./grey.js";
import { inkDepth } from "./ink-depth.js";

const side = 28;
const box = 20; // MNIST digits fill a box of 20 × 20 inside the 28 × 28
const maxPixels = 25_000_000; // more is refused before decoding
const maxSide = 16_384; // pixels
const working = 224; // pixels a side: larger pictures are shrunk by the decoder, off the main thread
const leastContrast = 16; // of 255; a picture with less is empty paper

/**
 * Turns any picture of one digit into a digit as MNIST was made
 * (http://yann.lecun.com/exdb/mnist/): grey, bright ink on dark paper, cropped, scaled into 20 × 20 with its
 * proportions kept, its centre of mass in the middle of 28 × 28. A picture of exactly 28 × 28 keeps its pixels.
 * @param bytes a PNG, JPEG or WebP file of at most 25 million pixels and 16,384 a side
 * @param path named in errors
 * @returns uint8 [28, 28], flat
 * @throws InvalidInputError where it is no such file, or shows nothing
 */
export async function digitFromImage(bytes: Uint8Array, path: string): Promise<Uint8Array> {
  const onWhite = await greyFromFile(bytes, path, "white");
  // White ink on transparent paper cannot be seen on white.
  const ink = isBlank(onWhite) ? await greyFromFile(bytes, path, "black") : onWhite;
  const pixels = isSmall(ink) ? brightInk(ink).values : undefined;
  if (pixels && highest(pixels) >= leastContrast) return pixels;
  const digit = pixels ? undefined : cropToDigit(await inkDepth(ink));
  if (!digit) throw new InvalidInputError(path, "a picture of a digit", "one without ink");
  return centred(await fitted(digit));
}

/** @param paper what shines through where the picture is transparent */
async function greyFromFile(bytes: Uint8Array, path: string, paper: "white" | "black"): Promise<Grey> {
  if (!isPicture(bytes)) {
    const start = Buffer.from(bytes.subarray(0, 12)).toString("hex");
    throw new InvalidInputError(path, "a PNG, JPEG or WebP file", `one that begins with the bytes ${start}`);
  }
  await checkSize(bytes, path);
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: maxPixels })
      .rotate() // as the camera says
      .flatten({ background: paper })
      .resize(working, working, { fit: "inside", withoutEnlargement: true })
      .toColourspace("b-w")
      .extractChannel(0)
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, values: new Uint8Array(data) };
  } catch {
    throw undecodable(path);
  }
}

/** By the first bytes, so that no other decoder than these three is ever started. */
function isPicture(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  return start.startsWith("\x89PNG") || start.startsWith("\xff\xd8\xff") || /^RIFF.{4}WEBP/s.test(start);
}

async function checkSize(bytes: Uint8Array, path: string): Promise<void> {
  const { width, height } = await sharp(bytes)
    .metadata()
    .catch(() => Promise.reject(undecodable(path)));
  if (width * height <= maxPixels && Math.max(width, height) <= maxSide) return;
  const expected = `at most ${maxPixels} pixels, and ${maxSide} a side`;
  throw new InvalidInputError(path, expected, `${width} × ${height}`);
}

function undecodable(path: string): InvalidInputError {
  return new InvalidInputError(path, "a PNG, JPEG or WebP file", "one that cannot be decoded");
}

/** Inverts the picture where its border is bright: what lies at the border is paper. */
function brightInk(grey: Grey): Grey {
  const { width, height, values } = grey;
  const border = new Uint8Array(2 * (width + height));
  for (let x = 0; x < width; x++) border.set([values[x] ?? 0, values[(height - 1) * width + x] ?? 0], 2 * x);
  for (let y = 0; y < height; y++) {
    border.set([values[y * width] ?? 0, values[(y + 1) * width - 1] ?? 0], 2 * (width + y));
  }
  const paper = border.sort()[border.length >> 1] ?? 0;
  return paper < 128 ? grey : { width, height, values: inverted(values) };
}

/** Scaled so that the longer side is 20, and the deepest ink is 255 again. */
async function fitted({ width, height, values }: Grey): Promise<Grey> {
  const { data, info } = await sharp(values, { raw: { width, height, channels: 1 } })
    .resize(box, box, { fit: "inside" })
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const most = Math.max(1, highest(data));
  return { width: info.width, height: info.height, values: data.map((value) => Math.round((value * 255) / most)) };
}

/** On 28 × 28, so that the centre of mass lies in the middle, as far as the digit stays inside. */
function centred({ width, height, values }: Grey): Uint8Array {
  let [mass, sumX, sumY] = [0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    mass += value;
    sumX += value * (i % width);
    sumY += value * Math.floor(i / width);
  }
  const offset = (sum: number, size: number) =>
    Math.min(side - size, Math.max(0, Math.round((side - 1) / 2 - sum / mass)));
  const [left, top] = [offset(sumX, width), offset(sumY, height)];
  const digit = new Uint8Array(side * side); // [28, 28]
  for (let y = 0; y < height; y++) digit.set(values.subarray(y * width, (y + 1) * width), (top + y) * side + left);
  return digit;
}

function isSmall({ width, height }: Grey): boolean {
  return width === side && height === side;
}

function isBlank({ values }: Grey): boolean {
  return highest(values) - lowest(values) < leastContrast;
}

function lowest(values: Uint8Array): number {
  let least = 255;
  for (const value of values) if (value < least) least = value;
  return least;
}

function highest(values: Uint8Array): number {
  let most = 0;
  for (const value of values) if (value > most) most = value;
  return most;
}
