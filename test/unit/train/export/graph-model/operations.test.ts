import { describe, expect, test } from "@jest/globals";
import { exportGraphModel } from "@rnn-zoo/train/export/graph-model/export-graph-model.js";
import { operations } from "@rnn-zoo/train/export/graph-model/operations.js";
import { cases, modelOf, windows } from "../../../../support/graph-cases.js";
import { attr } from "../../../../support/graph-files.js";
import { difference, modelOfCase } from "../../../../support/graph-oracle.js";

describe("every operation agrees with the executor of tfjs' converter", () => {
  test("and none is without a case", () => {
    expect(Object.keys(cases).sort()).toEqual(Object.keys(operations).sort());
  });

  test.each(Object.entries(cases))("%s", async (_, given) => {
    for (const one of [given].flat()) {
      const numbers = await difference(modelOfCase(one), one.row, one.words);
      expect(numbers).toBeLessThan(2e-5); // erf of tfjs is a polynomial; reciprocals grow large
    }
  });
});

describe("what an attribute would change is refused", () => {
  test.each([
    ["GatherV2", { batch_dims: attr.int(1) }, "y: expected batch_dims: 0, got 1"],
    ["Conv2D", { ...windows("SAME"), data_format: attr.text("NCHW") }, "y: expected data_format: NHWC, got NCHW"],
    ["FusedBatchNormV3", { is_training: attr.bool(true) }, "y: expected is_training: false, got true"],
    [
      "_FusedMatMul",
      { fused_ops: attr.texts("BiasAdd", "Gelu") },
      "y: expected fused_ops of a bias and an activation, got Gelu",
    ],
    ["StridedSlice", { ellipsis_mask: attr.int(1) }, "y: expected ellipsis_mask: 0, got 1"],
    ["Pad", { constant_value: attr.float(2) }, "y: expected constant_value: 0, got 2"],
  ])("%s with %o", (op, attributes, message) => {
    const [first] = [cases[op] ?? []].flat();
    if (!first) throw new Error(`no case ${op}`);
    const nodes = first.operations.map((node) =>
      node.op === op ? { ...node, attr: { ...node.attr, ...attributes } } : node,
    );
    expect(() => exportGraphModel(modelOf({ ...first, operations: nodes }, 1))).toThrow(message);
  });
});
