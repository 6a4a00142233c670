import type { ModelAnswer } from "./ask-models.js";

/** Who says what of one instance. */
export interface Agreement {
  /** Whether all models that answered say the same. */
  readonly unanimous: boolean;
  /** Answer → the models that give it. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
}

/**
 * Tells where models agree; those that failed have no voice.
 * @param verdict see `Surface`
 * @returns one an instance
 */
export function agreementOf<P>(answers: readonly ModelAnswer<P>[], verdict: (prediction: P) => string): Agreement[] {
  const byInstance: Map<string, string[]>[] = [];
  for (const { model, outcome } of answers) {
    if ("error" in outcome) continue;
    for (const [instance, prediction] of outcome.predictions.entries()) {
      byInstance[instance] ??= new Map<string, string[]>();
      const said = byInstance[instance];
      const answer = verdict(prediction);
      said.set(answer, [...(said.get(answer) ?? []), model]);
    }
  }
  return byInstance.map((said) => ({ unanimous: said.size === 1, answers: Object.fromEntries(said) }));
}
