import { onnx } from "@rnn-zoo/proto/onnx";
import type { Constant, Graph } from "./graph.js";
import type { TensorValue } from "./tensor.js";

export interface ModelOptions {
  readonly opset: number;
  /** Facts for whoever opens the file; values are text. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/** Read by every runtime and checker in use. */
export const irVersion = 8;

/**
 * Writes a file into one buffer of its very size, the weights straight from where they are: protobuf's own writer would
 * hold each of them twice, and move it once for every message around it.
 * @returns the bytes of a .onnx file
 */
export function encodeModel(graph: Graph, { opset, metadata = {} }: ModelOptions): Uint8Array {
  const { constants, name, node, input, output } = graph;
  const inside = joined(
    message(onnx.GraphProto.encode({ name, node })),
    ...constants.map((constant) => field(graphInitializer, tensor(constant))),
    message(onnx.GraphProto.encode({ input, output })),
  );
  const metadataProps = Object.entries(metadata).map(([key, value]) => ({ key, value }));
  const model = joined(
    message(onnx.ModelProto.encode({ irVersion, producerName: "rnn-zoo" })),
    field(modelGraph, inside),
    message(onnx.ModelProto.encode({ opsetImport: [{ domain: "", version: opset }], metadataProps })),
  );
  const file = Buffer.allocUnsafeSlow(model.byteLength);
  model.writeTo(file);
  return file;
}

// Numbers of the fields, with wire type 2 (length-delimited): https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
const modelGraph = (7 << 3) | 2;
const graphInitializer = (5 << 3) | 2;
const tensorRawData = (9 << 3) | 2;

/** A part of the file that knows its length before it is written. */
type Part = Pick<TensorValue, "byteLength" | "writeTo">;

function tensor(constant: Constant): Part {
  const { name, dims, dataType } = constant;
  return joined(message(onnx.TensorProto.encode({ name, dims: [...dims], dataType })), field(tensorRawData, constant));
}

function message(writer: ReturnType<typeof onnx.ModelProto.encode>): Part {
  const bytes = writer.finish();
  return { byteLength: bytes.length, writeTo: (target) => target.set(bytes) };
}

function field(tag: number, part: Part): Part {
  const head = onnx.ModelProto.encode({}).uint32(tag).uint32(part.byteLength); // of an empty message: a writer
  return joined(message(head), part);
}

function joined(...parts: readonly Part[]): Part {
  return {
    byteLength: parts.reduce((sum, { byteLength }) => sum + byteLength, 0),
    writeTo: (target) => {
      let offset = 0;
      for (const { byteLength, writeTo } of parts) {
        writeTo(target.subarray(offset, offset + byteLength));
        offset += byteLength;
      }
    },
  };
}
