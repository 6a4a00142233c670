/** A model's name without its task, where that is said already: "digit-gru-64" → "gru-64". */
export function shortName(name: string): string {
  return name.replace(/^(digit|sentiment|sound)-(?=.)/, "");
}
