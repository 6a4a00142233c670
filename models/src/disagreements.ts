/** Test digits that models disagree on: what `npm run plot` writes and the page shows. */
export interface Disagreements {
  /** Who was asked, by name; the hash is that of the file which answered. */
  readonly models: readonly { readonly name: string; readonly version: string; readonly sha256: string }[];
  readonly digits: readonly DisputedDigit[];
}

export interface DisputedDigit {
  /** Of the 10,000 test digits, from 0. */
  readonly row: number;
  readonly label: number;
  /** What each model says, in their order. */
  readonly said: readonly number[];
  /** uint8 [28, 28] as base64: 0 is paper, 255 is ink. */
  readonly pixels: string;
}
