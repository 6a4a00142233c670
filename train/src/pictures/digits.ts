import * as Plot from "@observablehq/plot";
import { digitPixels, digitSide } from "@rnn-zoo/models";
import type { ByteExamples } from "../datasets/dataset.js";
import { colours, drawSvg, svgSpace } from "./draw.js";

const columns = 12;
const rightRows = 3;
const wrongRows = 2;
const side = 60; // of a digit with its line of text, pixels
const pixel = 1.5; // of a digit, in those of the picture
const shades = 3; // of ink

/**
 * The first test digits that a model reads rightly, and the first that it reads wrongly, those in red.
 * @param said the class that the model gives to each digit
 */
export function drawDigits({ inputs, labels }: ByteExamples, said: Uint8Array): string {
  const rows = Array.from(labels, (label, row) => ({ row, label, said: said[row] ?? Number.NaN }));
  const right = rows.filter((one) => one.label === one.said).slice(0, rightRows * columns);
  const wrong = rows.filter((one) => one.label !== one.said).slice(0, wrongRows * columns);
  const shown = [...right, ...wrong].map((one, index) => {
    const line =
      index < right.length ? Math.floor(index / columns) : rightRows + Math.floor((index - right.length) / columns);
    const column = (index < right.length ? index : index - right.length) % columns;
    return { ...one, column, line, pixels: inputs.subarray(one.row * digitPixels, (one.row + 1) * digitPixels) };
  });
  const text = { x: ({ column }: Place) => column + 0.35, y: ({ line }: Place) => line + 0.78, fontSize: 11 };
  return drawSvg({
    width: columns * side,
    height: (rightRows + wrongRows) * (side + 6),
    margin: 4,
    x: { axis: null, domain: [0, columns] },
    y: { axis: null, domain: [0, rightRows + wrongRows], reverse: true },
    marks: [
      drawInk(shown, pixel),
      Plot.text(
        shown.filter((one) => one.label === one.said),
        { ...text, text: (one) => String(one.said) },
      ),
      Plot.text(
        shown.filter((one) => one.label !== one.said),
        { ...text, text: (one) => `${one.said}, not ${one.label}`, fill: colours.red, fontWeight: "bold" },
      ),
    ],
  });
}

interface Place {
  /** From the left, from 0. */
  readonly column: number;
  /** From the top, from 0. */
  readonly line: number;
}

interface Shown extends Place {
  readonly pixels: Uint8Array;
}

/** One path a shade of ink: every run of pixels of that shade is a bar. */
function drawInk(shown: readonly Shown[], pixel: number): Plot.RenderFunction {
  return (_index, { x, y }, _values, _dimensions, { document }) => {
    const all = document.createElementNS(svgSpace, "g");
    for (let shade = 1; shade <= shades; shade++) {
      const bars = shown.flatMap(({ column, line, pixels }) => {
        const [left, top] = [Number(x?.(column)), Number(y?.(line))];
        return runs(pixels, shade).map(
          (run) =>
            `M${left + run.column * pixel} ${top + run.line * pixel}h${run.length * pixel}v${pixel}h${-run.length * pixel}z`,
        );
      });
      const path = document.createElementNS(svgSpace, "path");
      path.setAttribute("d", bars.join(""));
      path.setAttribute("fill-opacity", String(shade / shades));
      all.append(path);
    }
    return all;
  };
}

/** Where pixels of one shade stand side by side. */
function runs(pixels: Uint8Array, shade: number): (Place & { readonly length: number })[] {
  const isOf = (index: number) => Math.round(((pixels[index] ?? 0) / 255) * shades) === shade;
  return Array.from(pixels.keys()).flatMap((index) => {
    const column = index % digitSide;
    if (!isOf(index) || (column > 0 && isOf(index - 1))) return [];
    let length = 1;
    while (column + length < digitSide && isOf(index + length)) length++;
    return [{ column, line: Math.floor(index / digitSide), length }];
  });
}
