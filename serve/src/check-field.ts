import { describeValue, InvalidInputError } from "@rnn-zoo/models";
import type { Static, TSchema } from "typebox";
import { Value } from "typebox/value";

/** Its description is what an error says was expected. */
export type OptionSchema = TSchema & { readonly description?: string };

/**
 * Checks one small field of a request by its schema.
 * @returns the value, or nothing where the field is absent
 * @throws InvalidInputError that says what the schema's description says was expected
 */
export function checkField<S extends OptionSchema>(schema: S, name: string, value: unknown): Static<S> | undefined {
  if (value === undefined || Value.Check(schema, value)) return value;
  throw new InvalidInputError(name, schema.description ?? "another value", describeValue(value));
}
