import { readFile } from "node:fs/promises";
import { describe, expect, test } from "@jest/globals";
import { errorTable } from "@rnn-zoo/serve/docs/error-table.js";
import { openapiDocument } from "@rnn-zoo/serve/docs/openapi.js";
import { documentedRoutes } from "@rnn-zoo/serve/docs/routes-table.js";
import { Validator } from "@seriousme/openapi-schema-validator";

describe("the OpenAPI document", () => {
  test("is one, as its own specification says", async () => {
    const document = JSON.parse(JSON.stringify(openapiDocument()));
    expect(await new Validator().validate(document)).toMatchObject({ valid: true });
    delete document.info;
    expect((await new Validator().validate(document)).valid).toBe(false); // the validator does look
  });

  test("has a name for each operation", () => {
    const names = [...JSON.stringify(openapiDocument()).matchAll(/"operationId":"(\w+)"/g)].map(([, name]) => name);
    expect(names).toHaveLength(documentedRoutes.length);
    expect(new Set(names).size).toBe(names.length);
  });
});

test("the table of errors has the codes and statuses of the catalogue, and no others", async () => {
  const source = await readFile(new URL("../../../../../serve/src/errors.ts", import.meta.url), "utf8");
  const catalogue = [...source.matchAll(/(?:new ServeError|super)\(\s*(\d{3}),\s*"(\w+)"/g)].map(
    ([, status, code]) => ({
      code,
      status: Number(status),
    }),
  );
  expect(catalogue.length).toBeGreaterThan(20);
  const known = Object.fromEntries(catalogue.map(({ code, status }) => [code, status]));
  const told = Object.fromEntries(Object.entries(errorTable).map(([code, { status }]) => [code, status]));
  expect(told).toEqual(known);
});
