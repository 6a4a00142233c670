import { describe, expect, test } from "@jest/globals";
import { onnx } from "@rnn-zoo/proto/onnx";
import Long from "long";

const { AttributeType } = onnx.AttributeProto;
const { DataType } = onnx.TensorProto;

/** A small file that uses every kind of field: optional inputs, subgraphs, packed lists, 64-bit extremes, oneofs. */
function everyKindOfField(): onnx.ModelProto.$Properties {
  const vector = { tensorType: { elemType: DataType.FLOAT, shape: { dim: [{ dimParam: "batch" }, { dimValue: 3 }] } } };
  return {
    irVersion: 8,
    producerName: "rnn-zoo",
    opsetImport: [{ domain: "", version: 17 }],
    metadataProps: [{ key: "labels", value: "0\n1" }],
    graph: {
      name: "g",
      input: [{ name: "x", type: vector }],
      output: [{ name: "y", type: vector }],
      initializer: [
        {
          name: "w",
          dims: [2, 2],
          dataType: DataType.FLOAT,
          rawData: new Uint8Array(new Float32Array([1, -0, NaN, 4]).buffer),
        },
        { name: "i", dims: [2], dataType: DataType.INT64, int64Data: [Long.MIN_VALUE, Long.MAX_VALUE] },
        { name: "f", dims: [2], dataType: DataType.FLOAT, floatData: [0.5, -1.5] },
        { name: "s", dims: [1], dataType: DataType.STRING, stringData: [new Uint8Array([0, 255])] },
      ],
      node: [
        {
          opType: "If",
          name: "branch",
          input: ["x", "", "w"],
          output: ["y"],
          attribute: [
            { name: "then_branch", type: AttributeType.GRAPH, g: { name: "then", node: [{ opType: "Identity" }] } },
            { name: "axes", type: AttributeType.INTS, ints: [-1, 0, Long.MIN_VALUE] },
            { name: "alpha", type: AttributeType.FLOAT, f: 0 },
            { name: "mode", type: AttributeType.STRING, s: new TextEncoder().encode("é") },
          ],
        },
      ],
    },
  };
}

describe("ModelProto", () => {
  test("a file of ours is byte-equal after decoding and encoding it again", () => {
    const once = onnx.ModelProto.encode(everyKindOfField()).finish();
    const twice = onnx.ModelProto.encode(onnx.ModelProto.decode(once)).finish();
    expect(Buffer.from(twice).equals(Buffer.from(once))).toBe(true);
  });

  test("64-bit extremes keep every digit", () => {
    const file = onnx.ModelProto.decode(onnx.ModelProto.encode(everyKindOfField()).finish());
    expect(file.graph?.initializer?.[1]?.int64Data?.map(String)).toEqual([
      "-9223372036854775808",
      "9223372036854775807",
    ]);
  });

  test("an attribute that is zero stays present", () => {
    const file = onnx.ModelProto.decode(onnx.ModelProto.encode(everyKindOfField()).finish());
    const alpha = file.graph?.node?.[0]?.attribute?.[2];
    expect(Object.hasOwn(alpha ?? {}, "f")).toBe(true);
  });

  test("field numbers are those of the specification", () => {
    // ir_version = 1 (varint 8), producer_name = 2 ("a"), graph = 7 { name = 2 ("g") }
    const bytes = onnx.ModelProto.encode({ irVersion: 8, producerName: "a", graph: { name: "g" } }).finish();
    expect([...bytes]).toEqual([0x08, 8, 0x12, 1, 0x61, 0x3a, 3, 0x12, 1, 0x67]);
  });

  test("a truncated file is refused", () => {
    const bytes = onnx.ModelProto.encode(everyKindOfField()).finish();
    expect(() => onnx.ModelProto.decode(bytes.subarray(0, bytes.length - 3))).toThrow(RangeError);
  });
});
