import { Router } from "express";
import { allowMethods } from "../error-handler.js";
import type { Registry, ServedModel, VersionAside } from "../registry.js";

/** GET /models and GET /models/{name} */
export function modelsRoutes(registry: Registry): Router {
  const router = Router();
  router
    .route("/models")
    .get((_req, res) => {
      const names = new Set([...registry.list().map(({ entry }) => entry.name), ...registry.asides().map(nameOf)]);
      res.json({ models: Array.from([...names].sort(), (name) => describeModel(registry, name)) });
    })
    .all(allowMethods("GET, HEAD"));
  router
    .route("/models/:name")
    .get((req, res) => {
      const { name } = req.params;
      const isAside = !isServed(registry, name) && registry.asides().some((version) => version.name === name);
      const card = isAside ? { name } : registry.newest(name).entry.card;
      res.json({ ...card, versions: versionsOf(registry, name) });
    })
    .all(allowMethods("GET, HEAD"));
  return router;
}

function describeModel(registry: Registry, name: string): object {
  const versions = versionsOf(registry, name);
  if (!isServed(registry, name)) return { name, default: false, versions };
  const { task } = registry.newest(name).entry.card;
  return { name, task, default: registry.defaultName(task) === name, versions };
}

/** From old to new. */
function versionsOf(registry: Registry, name: string): object[] {
  const served = registry.list().filter(({ entry }) => entry.name === name);
  const aside = registry.asides().filter((version) => version.name === name);
  return [...served.map(describeVersion), ...aside.map(describeAside)].sort(
    (a, b) => Number(a.version) - Number(b.version),
  );
}

function describeVersion({ entry: { version, card }, state, reason, placement }: ServedModel) {
  return {
    version,
    state,
    reason,
    ...placement,
    parameters: card.parameters,
    testAccuracy: card.test.deployed.accuracy,
  };
}

function describeAside({ version, state, reason }: VersionAside) {
  return { version, state, reason };
}

function isServed(registry: Registry, name: string): boolean {
  return registry.list().some(({ entry }) => entry.name === name);
}

function nameOf({ name }: VersionAside): string {
  return name;
}
