import { createRandom } from "@rnn-zoo/train/random.js";

type Body = Record<string, unknown>;
type Below = (count: number) => number;
export type MutatedTask = "digit" | "sentiment" | "sound";

/** Values that are wrong in most places, and right in some. */
const strange: readonly unknown[] = [
  null,
  true,
  false,
  -1,
  -0,
  0.5,
  1,
  2,
  3,
  10,
  11,
  255,
  256,
  1e300,
  "",
  "1",
  "byte",
  "unit",
  "toy-odds",
  [],
  {},
  [[]],
  [0],
  { image: "" },
  { image: 7 },
  { image: "AAAA", more: 1 },
];

const models: Readonly<Record<MutatedTask, string>> = { digit: "toy-odds", sentiment: "toy-words", sound: "toy-sound" };

/** Options of all tasks: of each task some are unknown. */
const options = ["scale", "topK", "probabilities", "binarize", "threshold", "frameScores", "unknown", "Instances"];

/** A request of a task with at most two faults; the same seed gives the same request. */
export function mutatedRequest(task: MutatedTask, seed: number): Body {
  const random = createRandom(seed, `mutated ${task} request`);
  const below: Below = (count) => Math.floor(random.uniform() * count);
  const body = makers[task](below);
  if (below(3) === 0) body.model = models[task];
  if (below(3) === 0) body.version = "1";
  for (let faults = below(3); faults > 0; faults--) spoil(body, below);
  return body;
}

const makers: Readonly<Record<MutatedTask, (below: Below) => Body>> = {
  digit: (below) => {
    const unit = below(2) === 0;
    const number = () => (unit ? below(256) / 255 : below(256));
    const digit = () => (below(2) === 0 ? list(784, number) : list(28, () => list(28, number)));
    const body: Body = { instances: list(1 + below(2), digit), ...(unit ? { scale: "unit" } : {}) };
    if (!unit && below(3) === 0) body.scale = "byte";
    if (below(4) === 0) body.topK = 1 + below(10);
    if (below(4) === 0) body.probabilities = below(2) === 0;
    if (below(4) === 0) body.binarize = [true, false, 0, 0.5][below(4)];
    return body;
  },
  sentiment: (below) => {
    const text = () => ["good", "bad", "", "🙂 \u0000"][below(4)];
    const body: Body = { instances: list(1 + below(3), text) };
    if (below(3) === 0) body.topK = 1 + below(2);
    return body;
  },
  sound: (below) => {
    const body: Body = { instances: [list(256, () => list(256, () => below(10)))] };
    if (below(3) === 0) body.threshold = [0, 0.25, 1][below(3)];
    if (below(3) === 0) body.frameScores = below(2) === 0;
    return body;
  },
};

function list(length: number, item: () => unknown): unknown[] {
  return Array.from({ length }, item);
}

function spoil(body: Body, below: Below): void {
  const value = strange[below(strange.length)];
  const fields = ["instances", "model", "version", ...options];
  if (below(2) === 0) {
    const field = fields[below(fields.length)] ?? "";
    if (below(4) === 0) delete body[field];
    else if (!(typeof value === "string" && (field === "model" || field === "version"))) body[field] = value; // 404
    return;
  }
  let place: unknown = body.instances;
  for (let depth = below(3); depth > 0 && Array.isArray(place) && Array.isArray(place[0]); depth--) {
    place = place[below(place.length)];
  }
  if (!Array.isArray(place) || place.length === 0) return;
  const kind = below(3);
  if (kind === 0) place.push(value);
  else if (kind === 1) place.pop();
  else place[below(place.length)] = value;
}
