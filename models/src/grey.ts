import sharp from "sharp";

/** A picture of one channel, row by row. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array;
}

/** Scaled by the decoder's library, off the main thread. */
export async function scaled({ width, height, values }: Grey, size: { width: number; height: number }): Promise<Grey> {
  const { data, info } = await sharp(values, { raw: { width, height, channels: 1 } })
    .resize(size.width, size.height, { fit: "fill" })
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, values: data };
}

/** Blurred by a Gaussian of so many pixels. */
export async function blurred({ width, height, values }: Grey, sigma: number): Promise<Grey> {
  const data = await sharp(values, { raw: { width, height, channels: 1 } })
    .blur(sigma)
    .extractChannel(0)
    .raw()
    .toBuffer();
  return { width, height, values: data };
}

/** Bright becomes dark. */
export function inverted(values: Uint8Array): Uint8Array {
  return values.map((value) => 255 - value);
}

/** The value that this share of all is not above. */
export function quantile(values: Uint8Array, share: number): number {
  const counts = new Uint32Array(256);
  for (let i = 0; i < values.length; i++) counts[values[i] ?? 0] = (counts[values[i] ?? 0] ?? 0) + 1;
  let value = 0;
  for (let below = counts[0] ?? 0; below < share * values.length && value < 255; below += counts[value] ?? 0) value++;
  return value;
}
