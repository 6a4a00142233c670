import type { Point, Stroke } from "./strokes.js";

/** Digits as a hand writes them, for who cannot or does not want to draw. */
export const exampleDigits: readonly (readonly Stroke[])[] = [
  [arc(140, 140, 52, 85, -90, -450)],
  [line([110, 85], [150, 50], [150, 230])],
  [[...arc(140, 100, 52, 50, -170, 40), ...line([95, 225]), ...line([200, 225])]],
  [[...arc(132, 92, 50, 45, -150, 80), ...arc(132, 186, 58, 48, -80, 140)]],
  [line([120, 50], [85, 160], [200, 160]), line([165, 90], [160, 235])],
  [[...line([105, 55], [98, 125]), ...arc(130, 172, 55, 55, -110, 130)], line([105, 55], [190, 55])],
  [[...line([165, 50], [115, 110], [92, 165]), ...arc(140, 180, 48, 48, -180, -540)]],
  [line([85, 60], [195, 60], [130, 230])],
  [[...arc(140, 93, 42, 42, -60, -270), ...arc(140, 186, 50, 50, -90, 270), ...arc(140, 93, 42, 42, 90, -60)]],
  [[...arc(138, 100, 46, 46, 0, -360), ...line([184, 100], [172, 170], [150, 235])]],
];

function line(...points: readonly (readonly [number, number])[]): Stroke {
  return points.map(([x, y]) => ({ x, y }));
}

/** Along an ellipse, from one angle to the other; 0° is to the right, 90° is below. */
function arc(x: number, y: number, radiusX: number, radiusY: number, from: number, to: number): Stroke {
  const steps = Math.ceil(Math.abs(to - from) / 12);
  return Array.from({ length: steps + 1 }, (_, step): Point => {
    const angle = ((from + ((to - from) * step) / steps) * Math.PI) / 180;
    return { x: x + radiusX * Math.cos(angle), y: y + radiusY * Math.sin(angle) };
  });
}
