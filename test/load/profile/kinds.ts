import type { Kind } from "./cpu-profile.js";

/** What the main thread of the server does, from the most special to the most general. */
export const kinds: readonly Kind[] = [
  ["garbage collection", / \(garbage collector\)$/],
  ["native code outside JavaScript", / \(program\)$/],
  ["JSON read", / parseJson$|textOf$|plain-digits|json-body/],
  ["protobuf in", /protobuf-body|protobuf-count/],
  ["pixels checked and copied", /models\/dist\/digit\.js .*(encode|fill|checkKind)/],
  ["words cut and looked up", /models\/dist\/(word-table|sentiment)/],
  [
    "answer encoded",
    /predict\/(answer|digit|digit-json|digit-protobuf|sentiment-json|score-text|ranking)\.js|models\/dist\/digit\.js/,
  ],
  ["fields, rows, types checked", /serve\/dist\/predict\//],
  ["body read", /read-body|raw-body|upload-budget|_http_incoming|internal\/streams\/readable/],
  [
    "batches, to the threads and back",
    /dist\/(batch|run-batch|dispatch|client|engine|hand-over|thread-waiters|chute|hatch|vigil)|postMessage$|worker\/io/,
  ],
  [
    "answer sent",
    /_http_outgoing|stream_base_commons|internal\/streams\/writable| writev?$|writeHead$| send$|resOnFinish$/,
  ],
  [
    "metrics, logs, limits",
    /prom-client|tally|pino|sonic-boom|metrics|observe|request-(facts|line)|log\.js|idle-sockets|rate-limit|access|security|spans|trace/,
  ],
  ["Express and its routes", /express|router|serve\/dist\//],
  ["node:http, requests in", /_http_(server|common)|node:net|node:events/],
];
