import { Router } from "express";
import { allowMethods } from "../error-handler.js";
import { errors } from "../errors.js";
import type { Pictures } from "../pictures.js";

/** The pictures hold a style of their own, and nothing else that a browser would load or run. */
const contentSecurityPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** GET /pictures/{name}: what `npm run plot` has drawn of the models, and the test digits that they disagree on. */
export function picturesRoutes(pictures: Pictures): Router {
  const router = Router();
  router
    .route("/pictures/:name")
    .get((req, res) => {
      const { name } = req.params;
      const picture = pictures.get(name);
      if (!picture) throw errors.unknownPicture(name, [...pictures.keys()]);
      res.set({ "content-security-policy": contentSecurityPolicy, "cache-control": "no-cache", etag: picture.etag });
      res.type(picture.type).send(picture.bytes); // or 304, where the client has these bytes
    })
    .all(allowMethods("GET, HEAD"));
  return router;
}
