/** What `node --cpu-prof` writes, as far as it is read here (V8's CpuProfile: Profiler domain of the DevTools protocol). */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  /** Node of each sample. */
  readonly samples: readonly number[];
  /** Microseconds before each sample. */
  readonly timeDeltas: readonly number[];
}

export interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}

/** Names a kind of work, and the frames that do it: "file function", tested against each pattern. */
export type Kind = readonly [name: string, pattern: RegExp];

/**
 * Shares of the busy time by kind of work. A sample belongs to the innermost frame that a kind knows: what a library does
 * belongs to who called it.
 * @param lastMs only the samples at the end, so many milliseconds of them
 * @returns kinds in their order, and "other"; together 1
 */
export function sharesByKind(
  { nodes, samples, timeDeltas }: CpuProfile,
  kinds: readonly Kind[],
  lastMs: number,
): Map<string, number> {
  const kindOf = kindsOfNodes(nodes, kinds);
  const totals = new Map([...kinds.map(([name]) => name), "other"].map((name): [string, number] => [name, 0]));
  let [left, busy] = [1000 * lastMs, 0];
  for (let i = samples.length - 1; i >= 0 && left > 0; i--) {
    const us = timeDeltas[i] ?? 0;
    left -= us;
    const kind = kindOf.get(samples[i] ?? 0) ?? "other";
    if (kind === idle) continue;
    busy += us;
    totals.set(kind, (totals.get(kind) ?? 0) + us);
  }
  return new Map([...totals].map(([kind, us]) => [kind, us / busy]));
}

const idle = "(idle)";

function kindsOfNodes(nodes: readonly ProfileNode[], kinds: readonly Kind[]): Map<number, string> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const found = new Map<number, string>();
  const visit = (node: ProfileNode, outer: string) => {
    const { functionName, url } = node.callFrame;
    const own = functionName === idle ? idle : kinds.find(([, pattern]) => pattern.test(`${url} ${functionName}`))?.[0];
    const kind = own ?? outer;
    found.set(node.id, kind);
    for (const id of node.children ?? []) {
      const child = byId.get(id);
      if (child) visit(child, kind);
    }
  };
  const [root] = nodes;
  if (root) visit(root, "other");
  return found;
}
