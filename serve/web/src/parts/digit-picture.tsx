import { useEffect, useRef } from "preact/hooks";

const side = 28;

interface DigitPictureProps {
  /** [28 × 28], row by row: 0 is paper, 255 is ink; nothing is empty paper. */
  readonly pixels: ArrayLike<number>;
  readonly label: string;
}

/** The 28 × 28 pixels that digit models get: bright ink on dark paper. */
export function DigitPicture({ pixels, label }: DigitPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const image = context.createImageData(side, side);
    for (let index = 0; index < side * side; index++) {
      const value = pixels[index] ?? 0;
      image.data.set([value, value, value, 255], 4 * index);
    }
    context.putImageData(image, 0, 0);
  }, [pixels]);
  return <canvas class="digit-picture" ref={canvas} width={side} height={side} role="img" aria-label={label} />;
}
