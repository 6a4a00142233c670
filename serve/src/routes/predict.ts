import { describeValue, InvalidInputError } from "@rnn-zoo/models";
import { type Request, type RequestHandler, Router } from "express";
import type { Logger } from "pino";
import type { Batcher } from "../batcher.js";
import { createClientWatch } from "../client-watch.js";
import { allowMethods } from "../error-handler.js";
import { errors } from "../errors.js";
import { answerType, writeAnswer } from "../predict/answer.js";
import type { Reception } from "../predict/reception.js";
import { sendAnswer } from "../predict/send-answer.js";
import type { Surface } from "../predict/surface.js";
import { surfaces } from "../predict/surfaces.js";
import type { Registry } from "../registry.js";
import { requestIdOf } from "../request-id.js";

export interface PredictParts {
  readonly registry: Registry;
  readonly batcher: Pick<Batcher, "submit">;
  readonly logger: Logger;
}

/** POST /predict/{task} and POST /predict/{model} */
export function predictRoutes(parts: PredictParts, reception: Reception): Router {
  const router = Router();
  router
    .route("/predict/:name")
    .post(...reception.guards, predict(parts, reception))
    .all(allowMethods("POST"));
  return router;
}

function predict({ registry, batcher, logger }: PredictParts, reception: Reception): RequestHandler<{ name: string }> {
  const clients = createClientWatch();

  /** Reads the body, and finds the model that answers it. */
  async function receive(req: Request, { surface, model }: Addressed) {
    const request = await reception.read(req, surface);
    const served = registry.choose(surface.task, onlyModel(model, request.model), request.version);
    return { served, ...(await request.encode(served.entry)) };
  }

  return async (req, res) => {
    const startedAt = performance.now();
    const addressed = addressedBy(registry, req.params.name);
    const { surface } = addressed;
    const type = answerType(req.headers.accept);
    const { served, input, predictions } = await receive(req, addressed);
    const { key, entry } = served;
    if (req.socket.destroyed) throw errors.clientGone();
    let forget: () => void = () => undefined;
    const { scores, queueMs, computeMs } = await batcher
      .submit({ key, ...surface.tensors }, input, (leave) => {
        forget = clients.watch(req.socket, leave);
      })
      .finally(() => forget());
    const payload = await writeAnswer(type, surface, entry.name, entry.version, predictions(scores));
    const totalMs = performance.now() - startedAt;
    sendAnswer(res, payload, { queue: queueMs, compute: computeMs, total: totalMs });
    if (logger.isLevelEnabled("debug")) {
      const rows = scores.length / surface.tensors.outputs;
      logger.debug({ requestId: requestIdOf(res), model: key, rows, queueMs, computeMs, totalMs }, "predicted");
    }
  };
}

/** What an address names: a task, or a model and thereby its task. */
interface Addressed {
  readonly surface: Surface;
  readonly model?: string;
}

function addressedBy(registry: Registry, name: string): Addressed {
  const surface = surfaces.get(name);
  if (surface) return { surface };
  const { task } = registry.newest(name).entry.card;
  const ofModel = surfaces.get(task);
  if (!ofModel) throw errors.unknownModel(`${name} is a ${task} model, which cannot be asked here`);
  return { surface: ofModel, model: name };
}

/** The model of the address, or that of the body; both may name the same one. */
function onlyModel(ofPath: string | undefined, ofBody: string | undefined): string | undefined {
  if (ofPath === undefined || ofBody === undefined || ofPath === ofBody) return ofPath ?? ofBody;
  throw new InvalidInputError("model", `${describeValue(ofPath)}, as the address says`, describeValue(ofBody));
}
