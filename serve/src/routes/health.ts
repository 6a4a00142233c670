import { Router } from "express";
import { allowMethods } from "../error-handler.js";
import { errors } from "../errors.js";
import type { Registry } from "../registry.js";

export interface HealthParts {
  readonly registry: Registry;
  readonly isDraining: () => boolean;
  /** Worker threads that can work. */
  readonly threads: () => number;
}

/** GET /livez: the process answers. GET /readyz: send requests here. */
export function healthRoutes(parts: HealthParts): Router {
  const router = Router();
  router
    .route("/livez")
    .get((_req, res) => {
      res.json({ status: "alive" });
    })
    .all(allowMethods("GET, HEAD"));
  router
    .route("/readyz")
    .get((_req, res) => {
      refuseUnlessReady(parts);
      const models = parts.registry.list().filter(({ state }) => state === "ready");
      res.json({ status: "ready", models: models.map(({ key }) => key), threads: parts.threads() });
    })
    .all(allowMethods("GET, HEAD"));
  return router;
}

function refuseUnlessReady({ registry, isDraining, threads }: HealthParts): void {
  if (isDraining()) throw errors.draining();
  if (threads() === 0) throw errors.notReady("no worker thread is alive", { threads: 0 });
  const models = registry.unready().map(({ key, state, reason }) => ({ model: key, state, reason }));
  if (models.length === 0) return;
  throw errors.notReady(models.map(({ model, state }) => `${model} is ${state}`).join(", "), { models });
}
