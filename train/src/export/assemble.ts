import { encodeModel } from "../onnx/model.js";
import type { Emitter } from "./emitter.js";
import type { ExportOptions } from "./options.js";
import { dropUnused } from "./prune.js";
import { type ExportSummary, summarize } from "./summary.js";

export interface Exported {
  /** The bytes of a .onnx file. */
  readonly file: Uint8Array;
  readonly summary: ExportSummary;
}

type Facts = Pick<ExportSummary, "source" | "layers" | "parameters" | "warnings">;

/** Makes a file of a finished graph. */
export function assemble(graph: Emitter, facts: Facts, { labels, metadata }: ExportOptions): Exported {
  const { opset } = graph;
  const { source, parameters } = facts;
  const known = { source, parameters: String(parameters), ...(labels !== undefined && { labels }) };
  const written = dropUnused(graph.build());
  const file = encodeModel(written, { opset, metadata: metadata ?? known });
  return { file, summary: summarize(written, { ...facts, opset, bytes: file.length }) };
}
