import type { TSchema } from "typebox";
import { json, pictureBodies } from "./bodies.js";
import { compareRoutes } from "./compare-routes.js";
import { disagreementsAnswer } from "./compare-schemas.js";
import { seven } from "./examples.js";
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

/** Every route, in the order of the page. */
export const documentedRoutes: readonly DocumentedRoute[] = [
  ...predictRoutes,
  {
    method: "post",
    path: "/encode/digit",
    summary: "A picture as the digit models see it: the `instances` of a request to /predict/digit.",
    request: pictureBodies,
    answer: { [json]: encodedDigits },
    examples: [
      { title: "A picture", type: "image/png", body: { file: seven }, status: 200 },
      { title: "What is no picture is refused", type: "image/png", body: { zeros: 64 }, status: 400 },
    ],
  },
  ...compareRoutes,
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
    path: "/pictures/{name}",
    summary: "What `npm run plot` has drawn of the models, and the test digits that they disagree on.",
    parameters: { name: { in: "path", description: "a name that `pictures` of /compare/{task} lists" } },
    answer: { "image/svg+xml": undefined, [json]: disagreementsAnswer },
    answerHeaders: { ETag: "changes with the picture; If-None-Match is answered 304 while it does not" },
    examples: [
      { title: "Curves of training", address: "/pictures/digit-loss.svg", status: 200 },
      { title: "Disputed test digits", address: "/pictures/digit-disagreements.json", status: 200 },
      { title: "A picture that is not there", address: "/pictures/zebra.svg", status: 404 },
    ],
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
