import { expect, jest, test } from "@jest/globals";
import { servedEntries } from "@rnn-zoo/serve/served-entries.js";
import { exampleCard } from "../../support/cards.js";

test("a model of a task that nobody serves is left out, and the log says which", () => {
  const entry = (name: string, task: string) => {
    return { name, version: "1", folder: "/", card: exampleCard({ name, task }) };
  };
  const warn = jest.fn();
  expect(servedEntries([entry("a", "digit"), entry("b", "chess")], { warn }).map(({ name }) => name)).toEqual(["a"]);
  expect(warn.mock.calls).toEqual([[{ model: "b/1", task: "chess" }, "not served: a task this server lacks"]]);
});
