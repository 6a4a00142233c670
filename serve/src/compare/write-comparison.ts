import { rnnzoo } from "@rnn-zoo/proto/predict";
import type { ServeError } from "../errors.js";
import { type AnswerType, jsonType, type Payload, writeList } from "../predict/answer.js";
import type { Surface } from "../predict/surface.js";
import { type Agreement, agreementOf } from "./agreement.js";
import type { ModelAnswer } from "./ask-models.js";

const { CompareResponse } = rnnzoo.predict;

/** Writes what models answer to the same instances, and where they agree. */
export async function writeComparison<P extends object>(
  type: AnswerType,
  surface: Surface<P>,
  answers: readonly ModelAnswer<P>[],
): Promise<Payload> {
  const agreement = agreementOf(answers, surface.verdict);
  if (type === "application/x-protobuf") return { type, body: asProtobuf(surface, answers, agreement) };
  const models: string[] = [];
  for (const answer of answers) models.push(await asJson(answer));
  const head = JSON.stringify({ task: surface.task }).slice(0, -1);
  const body = `${head},"models":[${models.join()}],"agreement":${await writeList(agreement)}}`;
  return { type: jsonType, body };
}

async function asJson<P extends object>({ outcome, ...facts }: ModelAnswer<P>): Promise<string> {
  if ("error" in outcome) return JSON.stringify({ ...facts, error: told(outcome.error) });
  return `${JSON.stringify(facts).slice(0, -1)},"predictions":${await writeList(outcome.predictions)}}`;
}

function asProtobuf<P extends object>(
  { task, asCompared }: Surface<P>,
  answers: readonly ModelAnswer<P>[],
  agreement: readonly Agreement[],
): Uint8Array {
  const models = answers.map(({ outcome, ...facts }) =>
    "error" in outcome
      ? { ...facts, error: told(outcome.error) }
      : { ...facts, ...asCompared([...outcome.predictions]) },
  );
  const agreements = agreement.map(({ unanimous, answers: said }) => ({
    unanimous,
    answers: Object.fromEntries(Object.entries(said).map(([answer, names]) => [answer, { names: [...names] }])),
  }));
  return CompareResponse.encode({ task, models, agreement: agreements }).finish();
}

function told({ code, message }: ServeError): { code: string; message: string } {
  return { code, message };
}
