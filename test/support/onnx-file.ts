import { onnx } from "@rnn-zoo/proto/onnx";

/** The nodes of a .onnx file, as `operator name` with their attributes, in order. */
export function nodesOf(file: Uint8Array): { op: string; name: string; attributes: Record<string, unknown> }[] {
  return (onnx.ModelProto.decode(file).graph?.node ?? []).map((node) => ({
    op: node.opType ?? "",
    name: node.name ?? "",
    attributes: Object.fromEntries(
      (node.attribute ?? []).map((attribute) => [attribute.name ?? "", attributeValue(attribute)]),
    ),
  }));
}

/** How many numbers its float32 initialisers hold. */
export function floatsOf(file: Uint8Array): number {
  const floats = (onnx.ModelProto.decode(file).graph?.initializer ?? []).filter(
    ({ dataType }) => dataType === onnx.TensorProto.DataType.FLOAT,
  );
  const sizes = floats.map(({ dims }) => (dims ?? []).reduce<number>((size, dim) => size * Number(dim), 1));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function attributeValue(attribute: onnx.AttributeProto.$Properties): unknown {
  const { AttributeType } = onnx.AttributeProto;
  const text = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString("utf8");
  switch (attribute.type) {
    case AttributeType.INT:
      return Number(attribute.i);
    case AttributeType.FLOAT:
      return attribute.f;
    case AttributeType.STRING:
      return text(attribute.s);
    case AttributeType.INTS:
      return attribute.ints?.map(Number);
    case AttributeType.FLOATS:
      return attribute.floats;
    case AttributeType.STRINGS:
      return attribute.strings?.map(text);
    default:
      return attribute;
  }
}
