/** How one model is drawn in every picture: the colour says which kind of cell, the dashes which model of that kind. */
export interface ModelStyle {
  /** A custom property of the style sheet. */
  readonly property: string;
  /** Lengths in pixels, line and gap in turn; empty is a whole line. */
  readonly dash: readonly number[];
}

const dashes: readonly (readonly number[])[] = [[], [8, 4], [2, 3], [12, 4, 2, 4], [5, 2], [1, 5]];

/** How many colours the style sheet has for each kind. */
const shades = 3;

/** The kind of cell, by the model's name, as the zoo names its models. */
export function kindOf(name: string): "rnn" | "lstm" | "gru" | "other" {
  const found = /(?:^|-)(rnn|lstm|gru)(?:-|$)/.exec(name)?.[1];
  return found === "rnn" || found === "lstm" || found === "gru" ? found : "other";
}

/** Gives each model its style; the same names get the same styles. */
export function modelStyles(names: readonly string[]): ReadonlyMap<string, ModelStyle> {
  const count = new Map<string, number>();
  return new Map(
    names.toSorted().map((name) => {
      const kind = kindOf(name);
      const index = count.get(kind) ?? 0;
      count.set(kind, index + 1);
      const shade = (index + Math.floor(index / dashes.length)) % shades;
      return [name, { property: `--${kind}-${shade}`, dash: dashes[index % dashes.length] ?? [] }];
    }),
  );
}
