import { createRandom } from "@rnn-zoo/train/random.js";

type Body = Record<string, unknown>;

/** Values that are wrong in most places, and right in some. */
const strange: readonly unknown[] = [
  null,
  true,
  -1,
  -0,
  0.5,
  1,
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

/** A digit request with at most two faults; the same seed gives the same request. */
export function mutatedDigitRequest(seed: number): Body {
  const random = createRandom(seed, "mutated digit request");
  const below = (count: number) => Math.floor(random.uniform() * count);
  const unit = below(2) === 0;
  const number = () => (unit ? below(256) / 255 : below(256));
  const list = (length: number, item: () => unknown) => Array.from({ length }, item);
  const digit = () => (below(2) === 0 ? list(784, number) : list(28, () => list(28, number)));
  const body: Body = { instances: list(1 + below(2), digit), ...(unit ? { scale: "unit" } : {}) };
  if (!unit && below(3) === 0) body.scale = "byte";
  if (below(3) === 0) body.model = "toy-odds";
  if (below(3) === 0) body.version = "1";
  for (let faults = below(3); faults > 0; faults--) spoil(body, below);
  return body;
}

function spoil(body: Body, below: (count: number) => number): void {
  const value = strange[below(strange.length)];
  const fields = ["instances", "scale", "unknown", "Instances", "model", "version"];
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
