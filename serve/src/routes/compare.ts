import { type RequestHandler, Router } from "express";
import { createClientWatch } from "../client-watch.js";
import { askModels, type Submit } from "../compare/ask-models.js";
import { readyModelsOf, refuseChoice, surfaceOf } from "../compare/compared-models.js";
import { writeComparison } from "../compare/write-comparison.js";
import { allowMethods } from "../error-handler.js";
import { errors } from "../errors.js";
import { answerType } from "../predict/answer.js";
import type { Reception } from "../predict/reception.js";
import { sendAnswer } from "../predict/send-answer.js";
import { requestIdOf } from "../request-id.js";
import type { PredictParts } from "./predict.js";

export type CompareParts = PredictParts;

/** POST /compare/{task} */
export function compareRoutes(parts: CompareParts, reception: Reception): Router {
  const router = Router();
  router
    .route("/compare/:task")
    .post(...reception.guards, compareAnswers(parts, reception))
    .all(allowMethods("POST"));
  return router;
}

/** Every model of the task answers the same instances. Where all fail, the request does, as the first one did. */
function compareAnswers(parts: CompareParts, reception: Reception): RequestHandler<{ task: string }> {
  const { registry, batcher, logger } = parts;
  const clients = createClientWatch();
  return async (req, res) => {
    const startedAt = performance.now();
    const surface = surfaceOf(req.params.task);
    const type = answerType(req.headers.accept);
    const request = await reception.read(req, surface);
    refuseChoice(request);
    const models = readyModelsOf(registry, surface.task);
    const submit: Submit = async ({ key }, input) => {
      if (req.socket.destroyed) throw errors.clientGone();
      let forget: () => void = () => undefined;
      const watch = (leave: () => void) => {
        forget = clients.watch(req.socket, leave);
      };
      return batcher.submit({ key, ...surface.tensors }, input, watch).finally(() => forget());
    };
    const answers = await askModels(surface, request, models, submit);
    const failures = answers.flatMap(({ outcome }) => ("error" in outcome ? [outcome.error] : []));
    if (failures[0] && failures.length === answers.length) throw failures[0];
    for (const { model, outcome } of answers) {
      if (!("error" in outcome) || outcome.error.status !== 500) continue;
      logger.error({ err: outcome.error.cause, requestId: requestIdOf(res), model }, outcome.error.message);
    }
    const payload = await writeComparison(type, surface, answers);
    sendAnswer(res, payload, { total: performance.now() - startedAt });
  };
}
