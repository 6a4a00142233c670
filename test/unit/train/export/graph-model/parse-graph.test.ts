import { describe, expect, test } from "@jest/globals";
import { exportGraphModel } from "@rnn-zoo/train/export/graph-model/export-graph-model.js";
import { graphModel } from "../../../../support/graph-files.js";

describe("misuse", () => {
  test.each(["While", "StatelessWhile", "TensorListReserve", "Enter", "StatefulPartitionedCall"])(
    "a loop (%s) is refused with advice",
    (op) => {
      const saved = graphModel({
        input: { shape: [-1, 4] },
        tables: {},
        operations: [{ name: "lstm/while", op, input: ["x"] }],
        output: ["lstm/while", [-1, 4]],
      });
      expect(() => exportGraphModel(saved)).toThrow(
        `lstm/while: expected operations without loops (a recurrent model: convert its layers model, not its graph model), got ${op}`,
      );
    },
  );

  const base = { input: { shape: [-1, 4] }, tables: {}, output: ["y", [-1, 4]] } as const;
  test.each([
    [
      "an unknown operation",
      graphModel({ ...base, operations: [{ name: "y", op: "Einsum", input: ["x"] }] }),
      /^y: expected one of Abs, .*, got Einsum$/,
    ],
    [
      "a node that is missing",
      graphModel({ ...base, operations: [{ name: "y", op: "Relu", input: ["gone"] }] }),
      /^y: expected a node "gone", got none of that name$/,
    ],
    [
      "a cycle",
      graphModel({ ...base, operations: [{ name: "y", op: "Relu", input: ["y"] }] }),
      /^y: expected a graph without cycles, got a cycle$/,
    ],
    [
      "a kernel that is computed",
      graphModel({ ...base, operations: [{ name: "y", op: "Conv2D", input: ["x", "x"] }] }),
      /^y: expected a constant as input 1, got x$/,
    ],
    [
      "an input too few",
      graphModel({ ...base, operations: [{ name: "y", op: "Sub", input: ["x"] }] }),
      /^y: expected an input 1, got 1 inputs$/,
    ],
    [
      "a weight that is missing",
      graphModel({ ...base, operations: [{ name: "y", op: "Const" }] }),
      /^y: expected a weight of that name, got none$/,
    ],
    [
      "no signature",
      { ...graphModel({ ...base, operations: [] }), signature: undefined },
      /^signature: expected inputs and outputs, got nothing$/,
    ],
  ])("%s is refused by node", (_, saved, message) => {
    expect(() => exportGraphModel(saved)).toThrow(message);
  });
});
