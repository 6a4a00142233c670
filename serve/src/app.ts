import express, { type Express } from "express";
import { createErrorHandler, refuseUnknownRoute } from "./error-handler.js";
import { giveRequestId } from "./request-id.js";
import { type EncodeParts, encodeRoutes } from "./routes/encode.js";
import { type HealthParts, healthRoutes } from "./routes/health.js";
import { modelsRoutes } from "./routes/models.js";
import { pageRoutes } from "./routes/page.js";
import { type PredictParts, predictRoutes } from "./routes/predict.js";

export interface AppParts extends PredictParts, EncodeParts, HealthParts {
  /** The folder of the built page; without it there is no page. */
  readonly pageFolder?: string;
}

/** Puts the routes in order. Listens to nothing and reads nothing: `main.ts` does. */
export function createApp(parts: AppParts): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.disable("query parser"); // routes that take a query read it themselves
  app.use(giveRequestId);
  app.use(predictRoutes(parts));
  app.use(encodeRoutes(parts));
  app.use(modelsRoutes(parts.registry));
  app.use(healthRoutes(parts));
  if (parts.pageFolder !== undefined) app.use(pageRoutes(parts.pageFolder));
  app.use(refuseUnknownRoute);
  app.use(createErrorHandler(parts.logger));
  return app;
}
