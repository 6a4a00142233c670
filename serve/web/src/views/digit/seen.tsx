import { useEffect, useRef } from "preact/hooks";

const side = 28;

/** The 28 × 28 pixels that every digit model gets: bright ink on dark paper. */
export function Seen({ pixels }: { readonly pixels: readonly (readonly number[])[] | undefined }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const image = context.createImageData(side, side);
    for (const [index, value] of (pixels ?? []).flat().entries()) image.data.set([value, value, value], 4 * index);
    for (let index = 0; index < side * side; index++) image.data[4 * index + 3] = 255; // opaque
    context.putImageData(image, 0, 0);
  }, [pixels]);
  return (
    <figure class="seen">
      <canvas ref={canvas} width={side} height={side} role="img" aria-label="The picture as the models see it" />
      <figcaption>What the models see: 28 × 28</figcaption>
    </figure>
  );
}
