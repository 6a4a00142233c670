import { useMemo } from "preact/hooks";
import { DigitPicture } from "../../parts/digit-picture.js";

/** The picture that every digit model gets. */
export function Seen({ pixels }: { readonly pixels: readonly (readonly number[])[] | undefined }) {
  const flat = useMemo(() => (pixels ?? []).flat(), [pixels]);
  return (
    <figure class="seen">
      <DigitPicture pixels={flat} label="The picture as the models see it" />
      <figcaption>What the models see: 28 × 28</figcaption>
    </figure>
  );
}
