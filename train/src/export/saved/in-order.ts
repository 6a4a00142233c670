interface Graph<Edge, Node> {
  /** What is wanted in the end. */
  readonly outputs: readonly Edge[];
  /** Keys that are there from the beginning. */
  readonly given?: ReadonlySet<string>;
  keyOf(edge: Edge): string;
  /** The node at an edge; `from` is the node that needs it, none for an output. */
  find(edge: Edge, from: Node | undefined): Node;
  inputsOf(node: Node): readonly Edge[];
  /** What to throw where a node needs itself. */
  cycle(edge: Edge): Error;
}

interface Visit<Edge, Node> {
  readonly node: Node;
  readonly key: string;
  readonly waiting: Iterator<Edge>;
}

/**
 * Depth first from the outputs, so that what nobody needs is left out. A stack of its own, for a model may be deeper than
 * the calls of JavaScript.
 */
export function inOrder<Edge, Node>(graph: Graph<Edge, Node>): Node[] {
  const done = new Set(graph.given);
  const open = new Set<string>();
  const order: Node[] = [];
  const stack: Visit<Edge, Node>[] = [];
  const enter = (edge: Edge, from: Node | undefined): void => {
    const key = graph.keyOf(edge);
    if (done.has(key)) return;
    if (open.has(key)) throw graph.cycle(edge);
    const node = graph.find(edge, from);
    open.add(key);
    stack.push({ node, key, waiting: graph.inputsOf(node)[Symbol.iterator]() });
  };
  const leave = ({ node, key }: Visit<Edge, Node>): void => {
    stack.pop();
    open.delete(key);
    done.add(key);
    order.push(node);
  };
  for (const output of graph.outputs) {
    enter(output, undefined);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = top.waiting.next();
      if (next.done) leave(top);
      else enter(next.value, top.node);
    }
  }
  return order;
}
