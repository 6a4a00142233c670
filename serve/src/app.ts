import express, { type Express, type RequestHandler } from "express";
import { type AccessOptions, createAccess } from "./access.js";
import { checkHead, createErrorHandler, refuseUnknownRoute } from "./error-handler.js";
import { createHoldBack } from "./hold-back.js";
import { createKeySet } from "./keys.js";
import type { ModelLoader } from "./model-loader.js";
import { createObserver, type ObserveParts } from "./observe.js";
import { createReception, type ReceptionParts } from "./predict/reception.js";
import { limitRate } from "./rate-limit.js";
import { giveRequestId } from "./request-id.js";
import { type CompareParts, compareRoutes } from "./routes/compare.js";
import { docsRoutes } from "./routes/docs.js";
import { encodeRoutes } from "./routes/encode.js";
import { type HealthParts, healthRoutes } from "./routes/health.js";
import { metricsRoutes } from "./routes/metrics.js";
import { modelsRoutes } from "./routes/models.js";
import { pageRoutes } from "./routes/page.js";
import { picturesRoutes } from "./routes/pictures.js";
import { addPredictRoutes, type PredictParts } from "./routes/predict.js";
import { reloadRoutes } from "./routes/reload.js";
import { crossOrigin, dressAnswers, type HeaderOptions } from "./security-headers.js";
import type { TrustProxy } from "./security-settings.js";

export interface SecurityParts extends AccessOptions, HeaderOptions {
  /** Requests a minute of each client; 0 is no limit. */
  readonly rateLimit: number;
  /** Whose X-Forwarded-For counts. */
  readonly trustProxy: TrustProxy;
}

export interface AppParts extends PredictParts, CompareParts, ReceptionParts, HealthParts, ObserveParts {
  /** The folder of the built page; without it there is no page. */
  readonly pageFolder?: string;
  /** Gives the text of GET /metrics. */
  readonly readMetrics?: () => Promise<string>;
  /** No keys, no limit, no other origins where it is left out. */
  readonly security?: SecurityParts;
  /** Looks at the folder of one model now. */
  readonly reload?: ModelLoader["reload"];
}

const open: SecurityParts = {
  apiKeys: createKeySet([]),
  adminKeys: createKeySet([]),
  corsOrigins: [],
  rateLimit: 0,
  trustProxy: () => false,
  tls: false,
};

/** Puts the routes in order. Listens to nothing and reads nothing: `main.ts` does. */
export function createApp(parts: AppParts): Express {
  const { security = open, readMetrics } = parts;
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.disable("query parser"); // routes that take a query read it themselves
  app.set("trust proxy", security.trustProxy);
  dressAnswers(app, security);
  app.use(asOneLayer(createObserver(parts), giveRequestId, checkHead));
  const access = createAccess(security);
  if (security.corsOrigins.length > 0) app.use(crossOrigin(security.corsOrigins));
  if (security.rateLimit > 0) app.use(limitRate(security.rateLimit, access.holder));
  if (security.apiKeys.size > 0) app.use(access.requireKey);
  const reception = createReception(parts);
  const holdBack = createHoldBack({ hasRoom: parts.batcher.hasRoom, isDraining: parts.isDraining });
  addPredictRoutes(app, parts, { reception, holdBack });
  const answerError = createErrorHandler(parts.logger, holdBack);
  app.use(answerError); // here too, so that a flood that is refused does not pass by all that follows
  app.use(compareRoutes(parts, reception, access.requireAdmin));
  app.use(encodeRoutes(reception));
  app.use(modelsRoutes(parts.registry));
  if (parts.reload) app.use(reloadRoutes({ ...parts, reload: parts.reload, requireAdmin: access.requireAdmin }));
  app.use(healthRoutes(parts));
  if (readMetrics) app.use(metricsRoutes(readMetrics));
  if (parts.pictures) app.use(picturesRoutes(parts.pictures));
  app.use(docsRoutes());
  if (parts.pageFolder !== undefined) app.use(pageRoutes(parts.pageFolder));
  app.use(refuseUnknownRoute);
  app.use(answerError);
  return app;
}

/** For handlers that always go on: a layer of Express takes a hundredth of the time of a small prediction. */
function asOneLayer(...handlers: RequestHandler[]): RequestHandler {
  return (req, res, next) => {
    for (const handle of handlers) handle(req, res, () => undefined);
    next();
  };
}
