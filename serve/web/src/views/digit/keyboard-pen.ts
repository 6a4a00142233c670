import { useState } from "preact/hooks";
import { type Point, paperSize, type Stroke } from "./strokes.js";

/** A pen that is moved by keys, and what it has drawn. */
interface Hand {
  readonly pen: Point;
  readonly isDown: boolean;
  readonly strokes: readonly Stroke[];
}

const step = 10; // units that an arrow key moves the pen
const middle: Point = { x: paperSize / 2, y: paperSize / 2 };

/** What each key does. */
const keys: Readonly<Record<string, (hand: Hand) => Hand>> = {
  ArrowLeft: (hand) => moved(hand, -step, 0),
  ArrowRight: (hand) => moved(hand, step, 0),
  ArrowUp: (hand) => moved(hand, 0, -step),
  ArrowDown: (hand) => moved(hand, 0, step),
  " ": ({ pen, isDown, strokes }) => ({ pen, isDown: !isDown, strokes: isDown ? strokes : [...strokes, [pen]] }),
  Backspace: ({ pen, strokes }) => ({ pen, isDown: false, strokes: strokes.slice(0, -1) }),
  Delete: ({ pen }) => ({ pen, isDown: false, strokes: [] }),
};

/** A pen for the arrow keys; Space puts it down and lifts it. It shows while the paper has the keyboard. */
export function useKeyboardPen(strokes: readonly Stroke[], onStrokes: (strokes: readonly Stroke[]) => void) {
  const [pen, setPen] = useState<Point>();
  const [isDown, setDown] = useState(false);
  return {
    pen,
    isDown,
    onKeyDown: (event: KeyboardEvent) => {
      const press = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
      if (!press) return;
      event.preventDefault(); // or the page scrolls
      const hand = press({ pen: pen ?? middle, isDown, strokes });
      setPen(hand.pen);
      setDown(hand.isDown);
      if (hand.strokes !== strokes) onStrokes(hand.strokes);
    },
    onFocus: (event: FocusEvent) => {
      if (event.target instanceof Element && event.target.matches(":focus-visible")) setPen((at) => at ?? middle);
    },
    onBlur: () => {
      setPen(undefined);
      setDown(false);
    },
  };
}

/** A stroke that goes on. */
export function extended(strokes: readonly Stroke[], points: readonly Point[]): readonly Stroke[] {
  return [...strokes.slice(0, -1), [...(strokes.at(-1) ?? []), ...points]];
}

function moved({ pen, isDown, strokes }: Hand, x: number, y: number): Hand {
  const next = { x: inside(pen.x + x), y: inside(pen.y + y) };
  return { pen: next, isDown, strokes: isDown ? extended(strokes, [next]) : strokes };
}

function inside(value: number): number {
  return Math.min(paperSize - step, Math.max(step, value));
}
