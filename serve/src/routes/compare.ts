import { type RequestHandler, Router } from "express";
import type { Logger } from "pino";
import type { WhenGone } from "../batcher.js";
import { createClientWatch } from "../client-watch.js";
import { askModels, type ModelAnswer, type Submit } from "../compare/ask-models.js";
import { columnOf } from "../compare/columns.js";
import { compareCards } from "../compare/compare-cards.js";
import { readyModelsOf, refuseChoice, surfaceOf } from "../compare/compared-models.js";
import { type MeasureTurns, ownTurns } from "../compare/measure-turns.js";
import { createSpeedometer } from "../compare/speedometer.js";
import { writeComparison } from "../compare/write-comparison.js";
import { readDeadline } from "../deadline-header.js";
import { comparisonOptions } from "../docs/option-schemas.js";
import { allowMethods } from "../error-handler.js";
import { errors } from "../errors.js";
import type { Pictures } from "../pictures.js";
import { answerType } from "../predict/answer.js";
import { queryFields, readOptions } from "../predict/fields.js";
import { queryOf, type Reception } from "../predict/reception.js";
import { sendAnswer } from "../predict/send-answer.js";
import { factsOf } from "../request-facts.js";
import { requestIdOf } from "../request-id.js";
import type { RunRows } from "../run-batch.js";
import { sizedModelOf } from "../sized-model.js";
import type { PredictParts } from "./predict.js";

export interface CompareParts extends PredictParts {
  readonly isDraining: () => boolean;
  readonly logger: Logger;
  /** What was drawn of the models that are served. */
  readonly pictures?: Pictures;
  /** The engine, past the queues: for measuring. */
  readonly run: RunRows;
  /** How long a measurement of all models of a task may take. */
  readonly measureMs: number;
  /** Which measurement may run; without it those of this process alone take turns. */
  readonly turns?: MeasureTurns;
}

/** GET and POST /compare/{task} */
export function compareRoutes(parts: CompareParts, reception: Reception, requireAdmin: RequestHandler): Router {
  const router = Router();
  router
    .route("/compare/:task")
    .get(compareModels(parts, requireAdmin))
    .post(compareAnswers(parts, reception))
    .all(allowMethods("GET, HEAD, POST"));
  return router;
}

/** Every model of the task side by side; with ?measure=true after a measurement, which only an admin may ask for. */
function compareModels(parts: CompareParts, requireAdmin: RequestHandler): RequestHandler<{ task: string }> {
  const { registry, isDraining, run, measureMs, pictures, turns = ownTurns() } = parts;
  const demandGoing = () => {
    if (isDraining()) throw errors.draining();
  };
  const speedometer = createSpeedometer({ run, budgetMs: measureMs, demandGoing }, turns);
  return async (req, res) => {
    const { task } = surfaceOf(req.params.task);
    const fields = queryFields(queryOf(req.url), ["sort", "measure"]);
    const column = columnOf(fields.get("sort"), task);
    if (readOptions(comparisonOptions, fields).measure === true) {
      requireAdmin(req, res, () => undefined); // throws where it refuses
      await speedometer.measure(task, readyModelsOf(registry, task));
    }
    res.json(compareCards(registry, task, column, speedometer, pictures?.keys()));
  };
}

/** Every model of the task answers the same instances. Where all fail, the request does, as the first one did. */
function compareAnswers(parts: CompareParts, reception: Reception): RequestHandler<{ task: string }> {
  const { registry, batcher, logger } = parts;
  const clients = createClientWatch();
  return async (req, res) => {
    const startedAt = performance.now();
    reception.demandOpen();
    const deadline = readDeadline(req.headers);
    const surface = surfaceOf(req.params.task);
    const type = answerType(req.headers.accept);
    const request = await reception.read(req, surface);
    refuseChoice(request);
    const models = readyModelsOf(registry, surface.task);
    const submit: Submit = async (served, input) => {
      if (req.socket.destroyed) throw errors.clientGone();
      factsOf(res).rows = input.byteLength / surface.tensors.rowBytes;
      const watch: WhenGone = (leave) => clients.watch(req.socket, leave);
      return batcher.submit(sizedModelOf(served, surface.tensors), input, watch, deadline);
    };
    const answers = await askModels(surface, request, models, submit);
    refuseWhereAllFailed(answers);
    logFailures(answers, logger, requestIdOf(res));
    const payload = await writeComparison(type, surface, answers);
    sendAnswer(res, payload, { total: performance.now() - startedAt });
  };
}

function refuseWhereAllFailed(answers: readonly ModelAnswer<object>[]): void {
  const failures = answers.flatMap(({ outcome }) => ("error" in outcome ? [outcome.error] : []));
  if (failures[0] && failures.length === answers.length) throw failures[0];
}

/** What is no client's fault. */
function logFailures(answers: readonly ModelAnswer<object>[], logger: Logger, requestId: string): void {
  for (const { model, outcome } of answers) {
    if (!("error" in outcome) || outcome.error.status !== 500) continue;
    logger.error({ err: outcome.error.cause, requestId, model }, outcome.error.message);
  }
}
