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
