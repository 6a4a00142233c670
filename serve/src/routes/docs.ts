import { type Request, Router } from "express";
import { openapiDocument } from "../docs/openapi.js";
import { docsPage, pagePolicy } from "../docs/page.js";
import { allowMethods } from "../error-handler.js";

/** GET /openapi.json and GET /docs */
export function docsRoutes(): Router {
  const router = Router();
  const document = JSON.stringify(openapiDocument());
  router
    .route("/openapi.json")
    .get((_req, res) => {
      res.type("application/json").send(document);
    })
    .all(allowMethods("GET, HEAD"));
  router
    .route("/docs")
    .get((req, res) => {
      res
        .set("content-security-policy", pagePolicy)
        .type("text/html")
        .send(docsPage(originOf(req)));
    })
    .all(allowMethods("GET, HEAD"));
  return router;
}

/** As the client called this server; a name that is not plain is not repeated. */
function originOf({ headers: { host = "" }, protocol }: Request): string {
  return `${protocol}://${/^[\w.:[\]-]{1,255}$/.test(host) ? host : "localhost"}`;
}
