import { availableParallelism } from "node:os";
import { describeValue, digitFromImage, type ImageReader, InvalidInputError } from "@rnn-zoo/models";
import { type Request, type RequestHandler, type Response, Router } from "express";
import type { Batcher } from "../batcher.js";
import { createClientWatch } from "../client-watch.js";
import { readDeadline } from "../deadline-header.js";
import { allowMethods } from "../error-handler.js";
import { errors } from "../errors.js";
import { createGate } from "../gate.js";
import { rowSizes } from "../length-buckets.js";
import { answerType, type Payload, writeAnswer } from "../predict/answer.js";
import { createCrew } from "../predict/crew.js";
import { mediaType, type Surface } from "../predict/surface.js";
import { surfaces } from "../predict/surfaces.js";
import { readBody } from "../read-body.js";
import type { Registry } from "../registry.js";
import { noteFacts } from "../request-facts.js";
import { tasks } from "../tasks.js";
import { limitUploads } from "../upload-budget.js";

export interface PredictParts {
  readonly registry: Registry;
  readonly batcher: Pick<Batcher, "submit">;
  readonly isDraining: () => boolean;
  /** Worker threads that can work. */
  readonly threads: () => number;
  /** Of a body, after decompression. */
  readonly maxBodyBytes: number;
  /** Instances in one request. */
  readonly maxRows: number;
}

const uploadsAtOnce = 32; // bodies of the largest size that may be in memory together
const picturesWaiting = 256; // pictures that may wait to be decoded

/** POST /predict/{task} and POST /predict/{model} */
export function predictRoutes(parts: PredictParts): Router {
  const { maxBodyBytes } = parts;
  const router = Router();
  const budget = limitUploads(maxBodyBytes, uploadsAtOnce * maxBodyBytes);
  const answer = predict(parts);
  const add = (path: string, nameOf: (req: Request) => string) =>
    router
      .route(path)
      .post(refuseEarly(parts), budget, (req, res) => answer(req, res, nameOf(req)))
      .all(allowMethods("POST"));
  for (const task of tasks.keys()) add(`/predict/${task}`, () => task); // its own route in logs and metrics
  add("/predict/:name", (req) => String(req.params.name));
  return router;
}

/** Before the body is read: what has been accepted is answered, what comes now goes elsewhere. */
function refuseEarly({ isDraining, threads }: PredictParts): RequestHandler {
  return (_req, _res, next) => {
    if (isDraining()) throw errors.draining();
    if (threads() === 0) throw errors.noWorker();
    next();
  };
}

/** @returns answers a request for a task, or for a model, of that name */
function predict({ registry, batcher, maxBodyBytes, maxRows }: PredictParts) {
  const clients = createClientWatch();
  const crew = createCrew();
  const pictures = createGate(availableParallelism(), picturesWaiting, errors.picturesFull);

  /** Reads the body, and finds the model that answers it. */
  async function receive(req: Request, { surface, model }: Addressed) {
    const contentType = req.headers["content-type"] ?? "";
    const read = surface.readers.get(mediaType(contentType));
    if (!read) throw errors.unsupportedType(req.headers["content-type"], [...surface.readers.keys()]);
    const readImage: ImageReader = (bytes, path) =>
      pictures.run(async () => {
        if (req.socket.destroyed) throw errors.clientGone();
        return digitFromImage(bytes, path);
      });
    const body = await readBody(req, maxBodyBytes);
    const request = await read(body, { contentType, query: queryOf(req.url), maxRows, readImage, crew });
    const served = registry.choose(surface.task, onlyModel(model, request.model), request.version);
    return { served, ...(await request.encode(served.entry)) };
  }

  return async (req: Request, res: Response, name: string): Promise<void> => {
    const startedAt = performance.now();
    const deadline = readDeadline(req.headers);
    const addressed = addressedBy(registry, name);
    const { surface } = addressed;
    const type = answerType(req.headers.accept);
    const { served, input, predictions } = await receive(req, addressed);
    const { key, entry } = served;
    noteFacts(res, { model: entry.name, version: entry.version, rows: input.byteLength / surface.tensors.rowBytes });
    if (req.socket.destroyed) throw errors.clientGone();
    let forget: () => void = () => undefined;
    const { scores, queueMs, computeMs } = await batcher
      .submit(
        { key, ...surface.tensors, rowSizes: rowSizes(entry.card, surface.tensors) },
        input,
        (leave) => {
          forget = clients.watch(req.socket, leave);
        },
        deadline,
      )
      .finally(() => forget());
    noteFacts(res, { queueMs, computeMs });
    const payload = await writeAnswer(type, surface, entry.name, entry.version, predictions(scores));
    const totalMs = performance.now() - startedAt;
    send(res, payload, `queue;dur=${ms(queueMs)}, compute;dur=${ms(computeMs)}, total;dur=${ms(totalMs)}`);
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

const noQuery = new URLSearchParams();

function queryOf(url: string): URLSearchParams {
  const start = url.indexOf("?");
  return start < 0 ? noQuery : new URLSearchParams(url.slice(start + 1));
}

function ms(duration: number): string {
  return duration.toFixed(3);
}

/** Without res.send, which costs a fifth of a small prediction. */
function send(res: Response, { type, body }: Payload, timing: string): void {
  res.writeHead(200, {
    "content-type": type,
    "content-length": typeof body === "string" ? Buffer.byteLength(body) : body.length,
    "server-timing": timing,
  });
  res.end(body);
}
