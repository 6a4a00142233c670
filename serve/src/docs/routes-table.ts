import type { TSchema } from "typebox";
import { columnNames } from "../compare/columns.js";
import { compareAnswer, comparisonAnswer } from "./compare-schemas.js";
import { one, seven } from "./examples.js";
import { predictRoutes } from "./predict-routes.js";
import { encodedDigits } from "./request-schemas.js";
import { aliveAnswer, cardAnswer, modelsAnswer, readyAnswer, reloadAnswer } from "./schemas.js";

/** A request that can be sent as it stands. */
export interface Example {
  readonly title: string;
  /** Path and query; the default is the path of the route. */
  readonly address?: string;
  readonly type?: string;
  /** Other headers. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: ExampleBody;
  readonly status: number;
}

/** JSON, a file of this repository, that many bytes of 0, bytes, or files of this repository as a form. */
export type ExampleBody =
  | { readonly json: unknown }
  | { readonly file: string }
  | { readonly zeros: number }
  | { readonly base64: string }
  | { readonly form: readonly { readonly name: string; readonly file: string }[] };

/** What a route reads beside its body. */
export interface Parameter {
  readonly in: "query" | "path" | "header";
  readonly description: string;
  /** The default is text. */
  readonly schema?: TSchema;
}

/** One route as the documents show it. */
export interface DocumentedRoute {
  readonly method: "get" | "post";
  /** With parameters as OpenAPI writes them. */
  readonly path: string;
  readonly summary: string;
  /** What else there is to say. */
  readonly notes?: string;
  /** Of a query, a path or the headers, by name. */
  readonly parameters?: Readonly<Record<string, Parameter>>;
  /** By Content-Type; no schema: bytes, or what another route documents. */
  readonly request?: Readonly<Record<string, TSchema | undefined>>;
  /** By Content-Type; no schema: text or bytes. */
  readonly answer: Readonly<Record<string, TSchema | undefined>>;
  /** Headers of the answer, with what they say. */
  readonly answerHeaders?: Readonly<Record<string, string>>;
  readonly examples: readonly Example[];
}

const json = "application/json";

/** Every route, in the order of the page. */
export const documentedRoutes: readonly DocumentedRoute[] = [
  ...predictRoutes,
  {
    method: "post",
    path: "/encode/digit",
    summary: "A picture as the digit models see it: the `instances` of a request to /predict/digit.",
    request: { "image/png": undefined, "image/jpeg": undefined, "image/webp": undefined },
    answer: { [json]: encodedDigits },
    examples: [
      { title: "A picture", type: "image/png", body: { file: seven }, status: 200 },
      { title: "What is no picture is refused", type: "image/png", body: { zeros: 64 }, status: 400 },
    ],
  },
  {
    method: "get",
    path: "/compare/{task}",
    summary: "Puts all models of a task side by side, and says which differences between their test scores are real.",
    parameters: {
      task: { in: "path", description: "digit, sentiment or sound" },
      sort: { in: "query", description: `one of ${columnNames.join(", ")}; default: the test score` },
      measure: { in: "query", description: "true: measures speed first, for who may change the state of the server" },
    },
    answer: { [json]: comparisonAnswer },
    examples: [
      { title: "The digit models, smallest first", address: "/compare/digit?sort=parameters", status: 200 },
      { title: "A column that is not there", address: "/compare/digit?sort=beauty", status: 400 },
      { title: "A task that is not there", address: "/compare/zebra", status: 404 },
    ],
  },
  {
    method: "post",
    path: "/compare/{task}",
    summary:
      "Lets every model of a task answer the same instances; bodies are those of /predict/{task}, without model.",
    parameters: { task: { in: "path", description: "digit, sentiment or sound" } },
    request: {
      [json]: undefined,
      "image/png": undefined,
      "text/plain": undefined,
      "audio/wav": undefined,
      "application/x-protobuf": undefined,
    },
    answer: { [json]: compareAnswer, "application/x-protobuf": undefined },
    examples: [
      { title: "A picture", address: "/compare/digit", type: "image/png", body: { file: seven }, status: 200 },
      {
        title: "All models answer, so that none can be named",
        address: "/compare/digit",
        type: json,
        body: { json: { instances: [one], model: "digit-gru-bn" } },
        status: 400,
      },
    ],
  },
  {
    method: "get",
    path: "/models",
    summary: "Lists what is served.",
    answer: { [json]: modelsAnswer },
    examples: [{ title: "All models", status: 200 }],
  },
  {
    method: "get",
    path: "/models/{name}",
    summary: "Gives a model's card: every fact about it.",
    parameters: { name: { in: "path", description: "a name that /models lists" } },
    answer: { [json]: cardAnswer },
    examples: [
      { title: "A model", address: "/models/digit-gru-bn", status: 200 },
      { title: "A model that is not there", address: "/models/zebra", status: 404 },
    ],
  },
  {
    method: "post",
    path: "/models/{name}/reload",
    summary: "Looks at the folder of a model now; for who may change the state of the server.",
    parameters: { name: { in: "path", description: "a name that /models lists" } },
    answer: { [json]: reloadAnswer },
    examples: [
      { title: "Nothing has changed", address: "/models/digit-gru-bn/reload", status: 200 },
      { title: "A model that is not there", address: "/models/zebra/reload", status: 404 },
    ],
  },
  {
    method: "get",
    path: "/livez",
    summary: "The process answers.",
    answer: { [json]: aliveAnswer },
    examples: [{ title: "Alive", status: 200 }],
  },
  {
    method: "get",
    path: "/readyz",
    summary: "Every model is loaded and warm, and the server is not stopping: send requests here.",
    answer: { [json]: readyAnswer },
    examples: [{ title: "Ready", status: 200 }],
  },
  {
    method: "get",
    path: "/metrics",
    summary: "Metrics in the Prometheus text format.",
    answer: { "text/plain": undefined },
    examples: [{ title: "Metrics", status: 200 }],
  },
  {
    method: "get",
    path: "/openapi.json",
    summary: "This document as OpenAPI 3.1.",
    answer: { [json]: undefined },
    examples: [{ title: "The document", status: 200 }],
  },
  {
    method: "get",
    path: "/docs",
    summary: "This document as a page.",
    answer: { "text/html": undefined },
    examples: [{ title: "The page", status: 200 }],
  },
];
