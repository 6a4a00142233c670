const figures = 9; // significant digits: so many tell any two float32 apart
const least = 1e-13; // of what is written in the fast way; below, powers of ten are not exact
const fixedPlaces = 14; // from 0.000001 up JavaScript writes no exponent
const [zero, point, minus, exponent] = [0x30, 0x2e, 0x2d, 0x65];
const powers = Array.from({ length: 23 }, (_, power) => 10 ** power);

/** The longest text of a float32: -100000002000000000000. */
export const scoreBytes = 22;

/**
 * A score as JSON says it: nine significant digits, which name one float32; all that a float64 has would be twice as
 * long and say nothing more.
 * @param score a float32, usually from 0 to 1
 */
export function roundScore(score: number): number {
  if (!(score >= least && score < 1)) return Number(score.toPrecision(figures));
  const scale = powers[placesOf(score)] ?? 1;
  return Math.round(score * scale) / scale;
}

/**
 * Writes what `String(roundScore(score))` gives, in a fifth of the time.
 * @returns the place behind it
 */
export function writeScore(score: number, target: Buffer, at: number): number {
  if (!(score >= least && score < 1)) return at + target.write(String(roundScore(score)), at, "latin1");
  const places = placesOf(score);
  const digits = Math.round(score * (powers[places] ?? 1));
  return places <= fixedPlaces
    ? writeFixed(digits, places, target, at)
    : writeExponential(digits, places - figures + 1, target, at);
}

/** Decimal places down to the ninth significant digit. */
function placesOf(score: number): number {
  let places = figures;
  for (let scaled = score * 10; scaled < 1; scaled *= 10) places++;
  return places;
}

function writeFixed(digits: number, places: number, target: Buffer, at: number): number {
  target[at] = zero;
  target[at + 1] = point;
  let next = at + 2;
  for (let place = figures; place < places; place++) target[next++] = zero;
  return writeDigits(digits, target, next);
}

function writeExponential(digits: number, power: number, target: Buffer, at: number): number {
  let next = writeDigits(digits, target, at + 1);
  target[at] = target[at + 1] ?? zero;
  target[at + 1] = point;
  if (next === at + 2) next--; // one digit needs no point
  target[next++] = exponent;
  target[next++] = minus;
  if (power >= 10) target[next++] = zero + Math.floor(power / 10);
  target[next++] = zero + (power % 10);
  return next;
}

/** Nine digits, without the zeros at their end. */
function writeDigits(digits: number, target: Buffer, start: number): number {
  let rest = digits | 0; // whole numbers divide faster
  for (let at = start + figures - 1; at >= start; at--) {
    const tenth = (rest / 10) | 0;
    target[at] = zero + rest - tenth * 10;
    rest = tenth;
  }
  let end = start + figures;
  while (target[end - 1] === zero) end--;
  return end;
}
