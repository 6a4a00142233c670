import { expect, test } from "@jest/globals";
import { unknownVariable, zooVariables } from "@rnn-zoo/models";
import { helpText } from "@rnn-zoo/serve/settings.js";

test("the variables of serving are those of its settings", () => {
  const names = new Set(helpText().match(/\bZOO_[A-Z_]+\b/g));
  expect([...names].sort()).toEqual([...zooVariables.serving].sort());
});

test.each([
  [{ ZOO_DATA_DIR: "/d", HOME: "/h" }, undefined],
  [{ ZOO_DATA_DIRS: "/d" }, "ZOO_DATA_DIRS"],
  [{ zoo_data: "/d", AZOO_X: "1" }, undefined],
])("%j: unknown is %s", (environment, unknown) => {
  expect(unknownVariable(environment, zooVariables.training)).toBe(unknown);
});
