/** What a WAV file is made of; sound ones by default. */
interface WavParts {
  /** 1 integers, 3 floats, 0xfffe extensible */
  readonly tag?: number;
  readonly subTag?: number;
  readonly channels?: number;
  readonly rate?: number;
  readonly bits?: number;
  /** Chunks that stand before the format. */
  readonly before?: readonly (readonly [string, readonly number[]])[];
  readonly data: readonly number[];
  /** What the data chunk says of its size, where that is not true. */
  readonly statedSize?: number;
}

/** A WAV file byte by byte, right or wrong. */
export function wavFile(parts: WavParts): Uint8Array {
  const { tag = 1, subTag, channels = 1, rate = 8000, bits = 16, before = [], data, statedSize = data.length } = parts;
  const width = (bits / 8) * channels;
  const extension = subTag === undefined ? [] : [...le(22, 2), ...le(bits, 2), ...le(0, 4), ...le(subTag, 2)];
  const rest = subTag === undefined ? [] : Array(14).fill(0);
  const format = [tag, channels].flatMap((value) => le(value, 2));
  format.push(...le(rate, 4), ...le(rate * width, 4), ...le(width, 2), ...le(bits, 2), ...extension, ...rest);
  const chunks = before.flatMap(([id, bytes]) => chunk(id, bytes, bytes.length));
  const body = [
    ...ascii("WAVE"),
    ...chunks,
    ...chunk("fmt ", format, format.length),
    ...chunk("data", data, statedSize),
  ];
  return Uint8Array.from([...ascii("RIFF"), ...le(body.length, 4), ...body]);
}

function chunk(id: string, bytes: readonly number[], size: number): number[] {
  return [...ascii(id), ...le(size, 4), ...bytes, ...(id !== "data" && bytes.length % 2 === 1 ? [0] : [])];
}

function ascii(text: string): number[] {
  return [...Buffer.from(text)];
}

/** A number as bytes, the lowest first. */
function le(value: number, bytes: number): number[] {
  return Array.from({ length: bytes }, (_, i) => Math.floor(value / 256 ** i) % 256);
}
