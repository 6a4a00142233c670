import { describe, expect, test } from "@jest/globals";
import { type Box, type Labelled, placeLabels } from "@rnn-zoo/serve/page/charts/label-places.js";

const area = { left: 0, top: 0, right: 300, bottom: 200 };
const spot = (x: number, y: number, width = 50): Labelled => ({ x, y, top: y - 15, bottom: y + 15, width });

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

describe("labels", () => {
  test("stand to the right of their spots where there is room", () => {
    expect(placeLabels([spot(100, 100)], 14, area)).toEqual([{ left: 109, top: 93, right: 159, bottom: 107 }]);
  });

  test("stand to the left where the area ends", () => {
    expect(placeLabels([spot(280, 100)], 14, area)).toEqual([{ left: 221, top: 93, right: 271, bottom: 107 }]);
  });

  test("of spots that stand close cover neither each other nor a spot", () => {
    const spots = [spot(100, 100), spot(110, 104), spot(130, 98), spot(140, 110)];
    const labels = placeLabels(spots, 14, area);
    for (const [index, label] of labels.entries()) {
      for (const other of labels.slice(index + 1)) expect(overlaps(label, other)).toBe(false);
      for (const { x, y } of spots) {
        expect(overlaps(label, { left: x - 5, top: y - 5, right: x + 5, bottom: y + 5 })).toBe(false);
      }
      expect(label.left >= area.left && label.right <= area.right).toBe(true);
    }
  });

  test("none are placed where there is no spot", () => {
    expect(placeLabels([], 14, area)).toEqual([]);
  });
});
