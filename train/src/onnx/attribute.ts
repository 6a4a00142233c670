import { onnx } from "@rnn-zoo/proto/onnx";
import type { Graph } from "./graph.js";
import { bytesOf } from "./tensor.js";

const { AttributeType } = onnx.AttributeProto;

/** An attribute, still without a name. ONNX tells 1 from 1.0, JavaScript does not: so the type is always said. */
export type Attribute = Omit<onnx.AttributeProto.$Properties, "name">;

export function int(i: number): Attribute {
  return { type: AttributeType.INT, i };
}

export function float(f: number): Attribute {
  return { type: AttributeType.FLOAT, f };
}

export function string(text: string): Attribute {
  return { type: AttributeType.STRING, s: utf8(text) };
}

export function ints(values: readonly number[]): Attribute {
  return { type: AttributeType.INTS, ints: [...values] };
}

export function floats(values: readonly number[]): Attribute {
  return { type: AttributeType.FLOATS, floats: [...values] };
}

export function strings(values: readonly string[]): Attribute {
  return { type: AttributeType.STRINGS, strings: values.map(utf8) };
}

/** The graph inside a node, such as the body of a Scan. */
export function graph({ constants, ...body }: Graph): Attribute {
  const initializer = constants.map((constant) => {
    const { name, dims, dataType } = constant;
    return { name, dims: [...dims], dataType, rawData: bytesOf(constant) };
  });
  return { type: AttributeType.GRAPH, g: { ...body, initializer } };
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
