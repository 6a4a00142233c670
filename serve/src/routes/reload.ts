import { modelNamePattern } from "@rnn-zoo/models";
import { type RequestHandler, Router } from "express";
import { allowMethods } from "../error-handler.js";
import { errors } from "../errors.js";
import type { ModelLoader, ReloadReport } from "../model-loader.js";
import type { Registry } from "../registry.js";

export interface ReloadParts {
  readonly registry: Registry;
  readonly reload: ModelLoader["reload"];
  /** Lets through who may change the state of the server. */
  readonly requireAdmin: RequestHandler;
}

/** POST /models/{name}/reload: looks at the folder of a model now, and tries again what has failed. */
export function reloadRoutes({ registry, reload, requireAdmin }: ReloadParts): Router {
  const router = Router();
  router
    .route("/models/:name/reload")
    .post(requireAdmin, async (req, res) => {
      const { name = "" } = req.params;
      if (!modelNamePattern.test(name)) registry.newest(name); // throws: there is no such model
      const report = await reload(name, true);
      const { unloaded } = report;
      const isKnown = [...registry.list().map(({ entry }) => entry), ...registry.asides()].some(
        (model) => model.name === name,
      );
      if (!isKnown && unloaded.length === 0) registry.newest(name);
      if (hasFailed(report)) throw errors.reloadFailed(name, report);
      res.json({ model: name, ...report });
    })
    .all(allowMethods("POST"));
  return router;
}

/** Nothing was loaded where something was to be, in the one process or in one of several. */
function hasFailed({ loaded, failed, processes = [] }: ReloadReport): boolean {
  if (processes.length === 0) return failed.length > 0 && loaded.length === 0;
  return processes.some((one) => "reason" in one || hasFailed(one));
}
