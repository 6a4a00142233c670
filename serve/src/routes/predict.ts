import { describeValue, InvalidInputError } from "@rnn-zoo/models";
import type { Express, Request, Response } from "express";
import type { Batcher } from "../batcher.js";
import { createClientWatch } from "../client-watch.js";
import { readDeadline } from "../deadline-header.js";
import { discard } from "../discard.js";
import { allowMethods } from "../error-handler.js";
import { errors } from "../errors.js";
import type { HoldBack } from "../hold-back.js";
import { answerType, writeAnswer } from "../predict/answer.js";
import { queryOf, type Reception } from "../predict/reception.js";
import { sendAnswer } from "../predict/send-answer.js";
import { fieldTypes, mediaType, type Surface } from "../predict/surface.js";
import { surfaces } from "../predict/surfaces.js";
import type { Registry, ServedModel } from "../registry.js";
import { factsOf } from "../request-facts.js";
import { sizedModelOf } from "../sized-model.js";
import { tasks } from "../tasks.js";

export interface PredictParts {
  readonly registry: Registry;
  readonly batcher: Pick<Batcher, "submit" | "demandRoom" | "hasRoom">;
}

/** Who lets requests in. */
export interface Takers {
  readonly reception: Reception;
  readonly holdBack: HoldBack;
}

/**
 * POST /predict/{task} and POST /predict/{model}. They stand in the app itself: a router of their own would take a
 * fortieth of the time of a small prediction.
 */
export function addPredictRoutes(app: Pick<Express, "route">, parts: PredictParts, takers: Takers): void {
  const answer = predict(parts, takers);
  const add = (path: string, nameOf: (req: Request) => string) =>
    app
      .route(path)
      .post((req, res) => answer(req, res, nameOf(req)))
      .all(allowMethods("POST"));
  for (const task of tasks.keys()) add(`/predict/${task}`, () => task); // its own route in logs and metrics
  add("/predict/:name", (req) => String(req.params.name));
}

/** @returns answers a request for a task, or for a model, of that name */
function predict({ registry, batcher }: PredictParts, { reception, holdBack }: Takers) {
  const clients = createClientWatch();

  /** Reads the body, and finds the model that answers it. */
  async function receive(req: Request, { surface, model }: Addressed) {
    const request = await reception.read(req, surface);
    const served = registry.choose(surface.task, onlyModel(model, request.model), request.version);
    const encoded = request.encode(served.entry);
    return { served, encoded: encoded instanceof Promise ? await encoded : encoded };
  }

  return async (req: Request, res: Response, name: string): Promise<void> => {
    const startedAt = performance.now();
    const facts = factsOf(res);
    reception.demandOpen();
    const deadline = readDeadline(req.headers);
    const addressed = addressedBy(registry, name);
    const { surface } = addressed;
    const type = answerType(req.headers.accept);
    const { key: foreseen } = foresee(registry, addressed, req) ?? {};
    if (foreseen !== undefined) batcher.demandRoom({ key: foreseen, ...surface.tensors });
    const { served, encoded } = await receive(req, addressed);
    const { entry } = served;
    const { input } = encoded;
    facts.model = entry.name;
    facts.version = entry.version;
    facts.rows = input.byteLength / surface.tensors.rowBytes;
    if (req.socket.destroyed) throw errors.clientGone();
    const { scores, queueMs, computeMs } = await batcher.submit(
      sizedModelOf(served, surface.tensors),
      input,
      (leave) => clients.watch(req.socket, leave),
      deadline,
    );
    facts.queueMs = queueMs;
    facts.computeMs = computeMs;
    facts.settledAt = performance.now();
    holdBack.takeTurns(served.key, req, res);
    const written = writeAnswer(type, surface, entry, encoded, scores);
    const payload = written instanceof Promise ? await written : written;
    const totalMs = performance.now() - startedAt;
    sendAnswer(res, payload, { queue: queueMs, compute: computeMs, total: totalMs });
    discard(input); // of what has run: what was refused may still be part of a batch
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

/**
 * The model that will answer, where that can be told before the body is read: where choices stand in the query. To read
 * what is then refused for want of room would take the time of those who have a place.
 */
function foresee(registry: Registry, { surface, model }: Addressed, req: Request): ServedModel | undefined {
  const type = mediaType(req.headers["content-type"]);
  if (fieldTypes.has(type) || !surface.readers.has(type)) return undefined;
  const query = queryOf(req.url);
  const asked = query.get("model") ?? undefined;
  return registry.choose(surface.task, onlyModel(model, asked), query.get("version") ?? undefined);
}

/** The model of the address, or that of the body; both may name the same one. */
function onlyModel(ofPath: string | undefined, ofBody: string | undefined): string | undefined {
  if (ofPath === undefined || ofBody === undefined || ofPath === ofBody) return ofPath ?? ofBody;
  throw new InvalidInputError("model", `${describeValue(ofPath)}, as the address says`, describeValue(ofBody));
}
