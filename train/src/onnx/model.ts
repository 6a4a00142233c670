import { onnx } from "@rnn-zoo/proto/onnx";

export interface ModelOptions {
  readonly opset: number;
  /** Facts for whoever opens the file; values are text. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/** Read by every runtime and checker in use. */
export const irVersion = 8;

/** @returns the bytes of a .onnx file */
export function encodeModel(graph: onnx.GraphProto.$Properties, { opset, metadata = {} }: ModelOptions): Uint8Array {
  const writer = onnx.ModelProto.encode({}); // nothing yet: a writer
  writer.buf = Buffer.allocUnsafeSlow(roomFor(graph));
  onnx.ModelProto.encode(
    {
      irVersion,
      producerName: "rnn-zoo",
      opsetImport: [{ domain: "", version: opset }],
      graph,
      metadataProps: Object.entries(metadata).map(([key, value]) => ({ key, value })),
    },
    writer,
  );
  return writer.finish(true); // the very buffer, not a copy
}

/** A writer that runs out of room doubles it: for a large model that would be several copies of all weights. */
function roomFor({ initializer }: onnx.GraphProto.$Properties): number {
  const weights = (initializer ?? []).reduce((sum, { rawData }) => sum + (rawData?.length ?? 0), 0);
  return weights + Math.max(2 ** 16, weights / 64);
}
