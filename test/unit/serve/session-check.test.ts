import { describe, expect, test } from "@jest/globals";
import { checkSession } from "@rnn-zoo/serve/session-check.js";
import { digitTask } from "@rnn-zoo/serve/tasks.js";

type Shape = (number | string)[];

const tensor = (name: string, type: "uint8" | "float32", shape: Shape) => ({
  name,
  isTensor: true as const,
  type,
  shape,
});
const goodInput = tensor("x", "uint8", ["batch", 28, 28]);
const goodOutput = tensor("y", "float32", ["batch", 10]);

test("a session that fits its task gives the names of its tensors", () => {
  expect(checkSession({ inputMetadata: [goodInput], outputMetadata: [goodOutput] }, digitTask)).toEqual({
    inputName: "x",
    outputName: "y",
  });
});

describe("a session is refused where", () => {
  test.each([
    ["its input has another type", [tensor("x", "float32", ["batch", 28, 28])], "float32 [batch, 28, 28]"],
    ["its input has another rank", [tensor("x", "uint8", ["batch", 784])], "uint8 [batch, 784]"],
    ["its input has another size", [tensor("x", "uint8", ["batch", 28, 27])], "uint8 [batch, 28, 27]"],
    ["its batch is fixed", [tensor("x", "uint8", [1, 28, 28])], "uint8 [1, 28, 28]"],
    ["it has two inputs", [goodInput, goodInput], "got 2"],
    ["it has no input", [], "got 0"],
    ["its input is no tensor", [{ name: "x", isTensor: false as const }], "no tensor"],
  ])("%s", (_, inputMetadata, received) => {
    expect(() => checkSession({ inputMetadata, outputMetadata: [goodOutput] }, digitTask)).toThrow(received);
    expect(() => checkSession({ inputMetadata, outputMetadata: [goodOutput] }, digitTask)).toThrow(
      "uint8 [batch, 28, 28]",
    );
  });

  test("its output has another number of classes", () => {
    const outputMetadata = [tensor("y", "float32", ["", 9])];
    expect(() => checkSession({ inputMetadata: [goodInput], outputMetadata }, digitTask)).toThrow(
      "expected the output float32 [batch, 10], got float32 [?, 9]",
    );
  });
});
