/** A spot with a line through it, and how much room its label takes; all in pixels, y downwards. */
export interface Labelled {
  readonly x: number;
  readonly y: number;
  /** The ends of the line, which is upright. */
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
}

/** A rectangle. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const gap = 9; // from the middle of a spot to its label
const spotRadius = 6;
const reach = 5; // label heights up and down

/**
 * Finds a place for each label, beside its spot or not far above or below, where it covers least of the other labels,
 * spots and lines, and nothing sticks out of the area.
 * @returns one box a label, in the order of the spots
 */
export function placeLabels(spots: readonly Labelled[], height: number, area: Box): Box[] {
  const places: Box[] = [];
  for (const [index, spot] of spots.entries()) {
    const others = spots.filter((_, other) => other !== index);
    const taken = [...places, ...others.flatMap(obstacles), ...obstacles(spot)];
    const cost = (box: Box) => {
      const covered = taken.reduce((sum, one) => sum + overlap(box, one), 0);
      const outside = size(box) - overlap(box, area);
      const away = Math.abs((box.top + box.bottom) / 2 - spot.y);
      return covered + 20 * outside + away;
    };
    const all = candidates(spot, height);
    places.push(all.reduce((best, box) => (cost(box) < cost(best) ? box : best)));
  }
  return places;
}

/** To the right, to the left, and above and below both, in small steps. */
function candidates({ x, y, width }: Labelled, height: number): [Box, ...Box[]] {
  const at = (left: number, middle: number): Box => {
    return { left, top: middle - height / 2, right: left + width, bottom: middle + height / 2 };
  };
  const sides = (middle: number) => [at(x + gap, middle), at(x - gap - width, middle)];
  const steps = Array.from({ length: 4 * reach }, (_, step) => ((step + 1) * height) / 4);
  return [at(x + gap, y), ...[0, ...steps].flatMap((step) => [...sides(y - step), ...sides(y + step)])];
}

function obstacles({ x, y, top, bottom }: Labelled): Box[] {
  return [
    { left: x - spotRadius, top: y - spotRadius, right: x + spotRadius, bottom: y + spotRadius },
    { left: x - 2, top, right: x + 2, bottom },
  ];
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

function size({ left, top, right, bottom }: Box): number {
  return (right - left) * (bottom - top);
}
