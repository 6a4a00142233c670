import express, { type Express } from "express";
import { createErrorHandler, refuseUnknownRoute } from "./error-handler.js";
import type { ModelLoader } from "./model-loader.js";
import { giveRequestId } from "./request-id.js";
import { type HealthParts, healthRoutes } from "./routes/health.js";
import { modelsRoutes } from "./routes/models.js";
import { type PredictParts, predictRoutes } from "./routes/predict.js";
import { reloadRoutes, requireThisMachine } from "./routes/reload.js";

export interface AppParts extends PredictParts, HealthParts {
  /** Looks at the folder of one model now. */
  readonly reload?: ModelLoader["reload"];
}

/** Puts the routes in order. Listens to nothing and reads nothing: `main.ts` does. */
export function createApp(parts: AppParts): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.disable("query parser"); // routes that take a query read it themselves
  app.use(giveRequestId);
  app.use(predictRoutes(parts));
  app.use(modelsRoutes(parts.registry));
  if (parts.reload) app.use(reloadRoutes({ ...parts, reload: parts.reload, requireAdmin: requireThisMachine }));
  app.use(healthRoutes(parts));
  app.use(refuseUnknownRoute);
  app.use(createErrorHandler(parts.logger));
  return app;
}
