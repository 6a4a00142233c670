/** The paper is this many units wide and high, whatever its size on the screen. */
export const paperSize = 280;

/** A tenth of the paper, as thick as the ink of MNIST's digits. */
const penWidth = 22;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the pen went, from where it was put down to where it was lifted. */
export type Stroke = readonly Point[];

/** Draws strokes as dark ink on white paper. */
export function drawStrokes(context: CanvasRenderingContext2D, strokes: readonly Stroke[]): void {
  context.fillStyle = "#fff";
  context.fillRect(0, 0, paperSize, paperSize);
  context.strokeStyle = "#000";
  context.lineWidth = penWidth;
  context.lineCap = "round";
  context.lineJoin = "round";
  for (const stroke of strokes) drawStroke(context, stroke);
}

/** Through the middle of each two points, so that a quick hand gives a curve and no corners. */
function drawStroke(context: CanvasRenderingContext2D, stroke: Stroke): void {
  const [first] = stroke;
  const last = stroke.at(-1);
  if (!first || !last) return;
  context.beginPath();
  context.moveTo(first.x, first.y);
  for (const [index, point] of stroke.entries()) {
    const next = stroke[index + 1];
    if (next) context.quadraticCurveTo(point.x, point.y, (point.x + next.x) / 2, (point.y + next.y) / 2);
  }
  context.lineTo(last.x, last.y);
  context.stroke();
}

/** The drawing as a PNG file. */
export async function strokesToPng(strokes: readonly Stroke[]): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = paperSize;
  canvas.height = paperSize;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser has no canvas");
  drawStrokes(context, strokes);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("this browser writes no PNG"))), "image/png");
  });
}
