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
  return onnx.ModelProto.encode({
    irVersion,
    producerName: "rnn-zoo",
    opsetImport: [{ domain: "", version: opset }],
    graph,
    metadataProps: Object.entries(metadata).map(([key, value]) => ({ key, value })),
  }).finish();
}
