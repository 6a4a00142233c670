import { useEffect, useRef } from "preact/hooks";
import { extended, useKeyboardPen } from "./keyboard-pen.js";
import { drawStrokes, type Point, paperSize, type Stroke } from "./strokes.js";

interface PaperProps {
  readonly strokes: readonly Stroke[];
  readonly onStrokes: (strokes: readonly Stroke[]) => void;
  /** A picture that lies on the paper instead of strokes. */
  readonly picture: ImageBitmap | undefined;
}

/** The paper: drawn on by mouse, finger, pen or keyboard. */
export function Paper({ strokes, onStrokes, picture }: PaperProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const keys = useKeyboardPen(strokes, onStrokes);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    drawStrokes(context, strokes);
    if (picture) drawFitting(context, picture);
  }, [strokes, picture]);
  return (
    <div class="paper">
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it takes its own keys, which is what "application" says */}
      <canvas
        ref={canvas}
        width={paperSize}
        height={paperSize}
        tabIndex={0}
        role="application"
        aria-label="Paper for one digit"
        aria-describedby="paper-help"
        class={picture ? "has-picture" : ""}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          onStrokes([...(picture ? [] : strokes), [pointOf(event)]]);
        }}
        onPointerMove={(event) => {
          if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
          const moves = event.getCoalescedEvents();
          onStrokes(
            extended(
              strokes,
              (moves.length > 0 ? moves : [event]).map((move) => pointOf(move, event)),
            ),
          );
        }}
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
        onBlur={keys.onBlur}
      />
      {keys.pen && <PenMark {...keys.pen} isDown={keys.isDown} />}
    </div>
  );
}

function PenMark({ x, y, isDown }: Point & { readonly isDown: boolean }) {
  const style = { left: `${(100 * x) / paperSize}%`, top: `${(100 * y) / paperSize}%` };
  return <span class={`pen ${isDown ? "down" : ""}`} style={style} />;
}

function pointOf(event: PointerEvent, target: Event = event): Point {
  const { currentTarget } = target;
  if (!(currentTarget instanceof Element)) return { x: 0, y: 0 };
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return { x: ((event.clientX - left) * paperSize) / width, y: ((event.clientY - top) * paperSize) / height };
}

function drawFitting(context: CanvasRenderingContext2D, picture: ImageBitmap): void {
  const scale = paperSize / Math.max(picture.width, picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  context.drawImage(picture, (paperSize - width) / 2, (paperSize - height) / 2, width, height);
}
