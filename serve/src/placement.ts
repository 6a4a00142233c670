/** A node of a graph that has run. */
interface RunNode {
  readonly name: string;
  readonly operator: string;
  readonly provider: string;
}

/** One line of onnxruntime's profile that matters here. */
interface ProfileEvent {
  readonly cat?: unknown;
  readonly name?: unknown;
  readonly args?: { readonly op_name?: unknown; readonly provider?: unknown };
}

const suffix = "_kernel_time";

/**
 * Reads which provider ran each node.
 * @param profile the JSON that onnxruntime writes with `enableProfiling`
 */
export function nodesOfProfile(profile: string): RunNode[] {
  const events: readonly ProfileEvent[] = JSON.parse(profile);
  const nodes = new Map<string, RunNode>();
  for (const { cat, name, args } of events) {
    if (cat !== "Node" || typeof name !== "string" || !name.endsWith(suffix)) continue;
    const node = name.slice(0, -suffix.length);
    nodes.set(node, { name: node, operator: String(args?.op_name), provider: String(args?.provider) });
  }
  return [...nodes.values()];
}

/** Nodes that another provider than CUDA's ran, such as `lstm (LSTM)`. */
export function nodesBesideCuda(nodes: readonly RunNode[]): string[] {
  return nodes
    .filter(({ provider }) => provider !== "CUDAExecutionProvider")
    .map(({ name, operator }) => `${name} (${operator})`);
}

/** @throws Error that names the nodes, where there are any */
export function demandPlacement(cpuNodes: readonly string[]): void {
  if (cpuNodes.length === 0) return;
  throw new Error(`ZOO_DEVICE=cuda: expected every node on CUDA, but these run on the CPU: ${cpuNodes.join(", ")}`);
}
