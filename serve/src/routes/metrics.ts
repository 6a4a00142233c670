import { Router } from "express";
import { allowMethods } from "../error-handler.js";

/** GET /metrics, in the Prometheus text format. */
export function metricsRoutes(read: () => Promise<string>): Router {
  const router = Router();
  router
    .route("/metrics")
    .get(async (_req, res) => {
      res.type("text/plain; version=0.0.4; charset=utf-8").send(await read());
    })
    .all(allowMethods("GET, HEAD"));
  return router;
}
