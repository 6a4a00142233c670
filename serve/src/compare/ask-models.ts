import type { BatchResult } from "../batch-request.js";
import { type ServeError, toServeError } from "../errors.js";
import { collect } from "../predict/answer.js";
import type { EncodedRequest, Surface, TaskRequest } from "../predict/surface.js";
import type { ServedModel } from "../registry.js";

/** What one model says to the instances of a request. */
export interface ModelAnswer<P> {
  readonly model: string;
  readonly version: string;
  /** From the start of its first batch to the end of its last; the wait behind other models is none of its own. */
  readonly latencyMs: number;
  /** One an instance, or what went wrong. */
  readonly outcome: { readonly predictions: readonly P[] } | { readonly error: ServeError };
}

/** Runs rows on a model. */
export type Submit = (model: ServedModel, input: Uint8Array) => Promise<BatchResult>;

/**
 * Lets models answer the same instances, all at a time; rows are encoded once for all models that take the same.
 * A model that fails has an error in its place. Never rejects.
 * @returns in the order of the models
 */
export function askModels<P extends object>(
  surface: Surface<P>,
  request: TaskRequest<P>,
  models: readonly ServedModel[],
  submit: Submit,
): Promise<ModelAnswer<P>[]> {
  const rows = new Map<string, Promise<EncodedRequest<P>>>(); // by encoding

  async function encoded({ entry }: ServedModel): Promise<EncodedRequest<P>> {
    const encoding = (await surface.encodingOf?.(entry)) ?? "";
    const known = rows.get(encoding);
    if (known !== undefined) return known;
    const fresh = Promise.resolve(request.encode(entry));
    rows.set(encoding, fresh);
    return fresh;
  }

  async function ask(model: ServedModel): Promise<ModelAnswer<P>> {
    const { name, version } = model.entry;
    let startedAt = performance.now();
    try {
      const { input, predictions } = await encoded(model);
      startedAt = performance.now();
      const { scores, computeMs } = await submit(model, input);
      const outcome = { predictions: await collect(predictions(scores)) };
      return { model: name, version, latencyMs: computeMs, outcome };
    } catch (error) {
      const latencyMs = performance.now() - startedAt;
      return { model: name, version, latencyMs, outcome: { error: toServeError(error) } };
    }
  }

  return Promise.all(models.map(ask));
}
