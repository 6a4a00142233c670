import { columnNames } from "../compare/columns.js";
import { bodies, json, protobuf } from "./bodies.js";
import { compareAnswer, comparisonAnswer } from "./compare-schemas.js";
import { one, seven } from "./examples.js";
import { digitOptions, scaleOption, sentimentOptions, soundOptions, withoutChoice } from "./option-schemas.js";
import { answerHeaders, headers, inQuery, notes } from "./parameters.js";
import { compareRequest, protobufBody } from "./request-schemas.js";
import type { DocumentedRoute, Parameter } from "./routes-table.js";

const task: Parameter = { in: "path", description: "digit, sentiment or sound" };
const options = withoutChoice({ ...sentimentOptions, ...soundOptions, ...digitOptions, ...scaleOption });

/** GET and POST /compare/{task} */
export const compareRoutes: readonly DocumentedRoute[] = [
  {
    method: "get",
    path: "/compare/{task}",
    summary: "Puts all models of a task side by side, and says which differences between their test scores are real.",
    parameters: {
      task,
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
    notes: `${notes} Options are those of the task.`,
    parameters: { task, ...inQuery(options), ...headers },
    request: bodies(compareRequest),
    answer: { [json]: compareAnswer, [protobuf]: protobufBody("CompareResponse") },
    answerHeaders,
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
];
