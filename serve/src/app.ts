import express, { type Express } from "express";
import { createErrorHandler, refuseUnknownRoute } from "./error-handler.js";
import { createReception, type ReceptionParts } from "./predict/reception.js";
import { giveRequestId } from "./request-id.js";
import { type CompareParts, compareRoutes } from "./routes/compare.js";
import { type HealthParts, healthRoutes } from "./routes/health.js";
import { modelsRoutes } from "./routes/models.js";
import { type PredictParts, predictRoutes } from "./routes/predict.js";

export interface AppParts extends PredictParts, CompareParts, ReceptionParts, HealthParts {}

/** Puts the routes in order. Listens to nothing and reads nothing: `main.ts` does. */
export function createApp(parts: AppParts): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.disable("query parser"); // routes that take a query read it themselves
  app.use(giveRequestId);
  const reception = createReception(parts);
  app.use(predictRoutes(parts, reception));
  app.use(compareRoutes(parts, reception));
  app.use(modelsRoutes(parts.registry));
  app.use(healthRoutes(parts));
  app.use(refuseUnknownRoute);
  app.use(createErrorHandler(parts.logger));
  return app;
}
