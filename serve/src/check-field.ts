import { describeValue, InvalidInputError } from "@rnn-zoo/models";
import type { Static, TSchema } from "typebox";
import { Compile, type Validator } from "typebox/compile";

const validators = new WeakMap<OptionSchema, Validator>(); // compiled at first use: a check takes a tenth of the time

/** Its description is what an error says was expected. */
export type OptionSchema = TSchema & { readonly description?: string };

/**
 * Checks one small field of a request by its schema.
 * @returns the value, or nothing where the field is absent
 * @throws InvalidInputError that says what the schema's description says was expected
 */
export function checkField<S extends OptionSchema>(schema: S, name: string, value: unknown): Static<S> | undefined {
  if (value === undefined || isValid(schema, value)) return value;
  throw new InvalidInputError(name, schema.description ?? "another value", describeValue(value));
}

function isValid<S extends OptionSchema>(schema: S, value: unknown): value is Static<S> {
  return validatorOf(schema).Check(value);
}

function validatorOf(schema: OptionSchema): Validator {
  const known = validators.get(schema);
  if (known) return known;
  const fresh = Compile(schema);
  validators.set(schema, fresh);
  return fresh;
}
