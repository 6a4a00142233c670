import { Router } from "express";
import { allowMethods } from "../error-handler.js";
import type { Registry, ServedModel } from "../registry.js";

/** GET /models and GET /models/{name} */
export function modelsRoutes(registry: Registry): Router {
  const router = Router();
  router
    .route("/models")
    .get((_req, res) => {
      const names = new Set(registry.list().map(({ entry }) => entry.name));
      res.json({ models: Array.from(names, (name) => describeModel(registry, name)) });
    })
    .all(allowMethods("GET, HEAD"));
  router
    .route("/models/:name")
    .get((req, res) => {
      res.json(registry.newest(req.params.name).entry.card);
    })
    .all(allowMethods("GET, HEAD"));
  return router;
}

function describeModel(registry: Registry, name: string): object {
  const { task } = registry.newest(name).entry.card;
  return {
    name,
    task,
    default: registry.defaultName(task) === name,
    versions: registry
      .list()
      .filter(({ entry }) => entry.name === name)
      .map(describeVersion),
  };
}

function describeVersion({ entry: { version, card }, state }: ServedModel): object {
  return { version, state, parameters: card.parameters, testAccuracy: card.test.deployed.accuracy };
}
