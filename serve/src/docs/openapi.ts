import type { TSchema } from "typebox";
import { errorTable } from "./error-table.js";
import { type DocumentedRoute, documentedRoutes, type Example } from "./routes-table.js";
import { errorAnswer } from "./schemas.js";

/**
 * The API as OpenAPI 3.1: https://spec.openapis.org/oas/v3.1.1
 * @returns a value that is JSON
 */
export function openapiDocument(): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of documentedRoutes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operation(route) };
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "rnn-zoo",
      version: "0.1.0",
      summary: "Predictions of recurrent networks",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    security: [{}, { bearer: [] }, { apiKey: [] }],
    paths,
    components: {
      schemas: { Error: errorAnswer },
      responses: { Error: { description: errorList(), content: { "application/json": { schema: errorRef } } } },
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", description: "a key of ZOO_API_KEYS, where keys are set" },
        apiKey: { type: "apiKey", in: "header", name: "X-API-Key", description: "the same" },
      },
    },
  };
}

const errorRef = { $ref: "#/components/schemas/Error" };

function operation(route: DocumentedRoute): object {
  const { path, method, summary, notes, parameters = {}, request, answer, answerHeaders = {}, examples } = route;
  const named = Object.entries(parameters).map(([name, { schema = { type: "string" }, ...parameter }]) => ({
    name,
    ...parameter,
    required: parameter.in === "path",
    schema,
  }));
  const headers = Object.entries(answerHeaders).map(([name, description]) => [
    name,
    { description, schema: { type: "string" } },
  ]);
  const content = Object.entries(request ?? {}).map(([type, schema]) => [
    type,
    media(schema, examplesOf(type, examples)),
  ]);
  return {
    operationId: `${method}${path.replaceAll(/[^a-z]+/g, "_")}`,
    summary,
    ...(notes !== undefined && { description: notes }),
    ...(named.length > 0 && { parameters: named }),
    ...(request && { requestBody: { required: true, content: Object.fromEntries(content) } }),
    responses: {
      200: {
        description: "As asked.",
        ...(headers.length > 0 && { headers: Object.fromEntries(headers) }),
        content: Object.fromEntries(Object.entries(answer).map(([type, schema]) => [type, media(schema, {})])),
      },
      "4XX": { $ref: "#/components/responses/Error" },
      "5XX": { $ref: "#/components/responses/Error" },
    },
  };
}

function media(schema: TSchema | undefined, examples: object): object {
  return { ...(schema && { schema }), ...(Object.keys(examples).length > 0 && { examples }) };
}

function examplesOf(type: string, examples: readonly Example[]): object {
  const fitting = examples.flatMap(({ title, type: own, body, status }) =>
    own === type && body !== undefined && "json" in body && status === 200 ? [[title, { value: body.json }]] : [],
  );
  return Object.fromEntries(fitting);
}

function errorList(): string {
  const lines = Object.entries(errorTable).map(([code, { status, meaning }]) => `- ${status} \`${code}\`: ${meaning}`);
  return ["What went wrong, by its code:", "", ...lines].join("\n");
}
