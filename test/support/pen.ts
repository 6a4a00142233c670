import type { Page } from "playwright-core";

/** Places on the paper, from 0 to 1 to the right and downwards. */
export type Path = readonly (readonly [number, number])[];

/** A three: two bows, in two strokes. */
export const three: readonly Path[] = [bow(0.47, 0.33, 0.16, -150, 85), bow(0.47, 0.66, 0.18, -85, 150)];

/** Draws with the mouse, stroke by stroke. */
export async function drawWithMouse(page: Page, strokes: readonly Path[]): Promise<void> {
  const at = await places(page);
  for (const stroke of strokes) {
    for (const [index, place] of stroke.entries()) {
      await page.mouse.move(...at(place));
      if (index === 0) await page.mouse.down();
    }
    await page.mouse.up();
  }
}

/** Draws with a finger; the page must be one of a context that has touch. */
export async function drawWithFinger(page: Page, strokes: readonly Path[]): Promise<void> {
  const at = await places(page);
  const session = await page.context().newCDPSession(page);
  for (const stroke of strokes) {
    for (const [index, place] of stroke.entries()) {
      const [x, y] = at(place);
      const type = index === 0 ? "touchStart" : "touchMove";
      await session.send("Input.dispatchTouchEvent", { type, touchPoints: [{ x, y }] });
    }
    await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  }
}

/** Drops a file onto the page. */
export async function dropFile(page: Page, name: string, type: string, bytes: Uint8Array): Promise<void> {
  const file = JSON.stringify({ name, type, bytes: Array.from(bytes) });
  const data = await page.evaluateHandle(`(() => {
    const { name, type, bytes } = ${file};
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(bytes)], name, { type }));
    return transfer;
  })()`);
  await page.dispatchEvent("main", "drop", { dataTransfer: data });
}

async function places(page: Page): Promise<(place: readonly [number, number]) => [number, number]> {
  const box = await page.getByLabel("Paper for one digit").boundingBox();
  if (!box) throw new Error("the page has no paper");
  return ([x, y]) => [box.x + x * box.width, box.y + y * box.height];
}

function bow(x: number, y: number, radius: number, from: number, to: number): Path {
  const steps = 8;
  return Array.from({ length: steps + 1 }, (_, step) => {
    const angle = ((from + ((to - from) * step) / steps) * Math.PI) / 180;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
  });
}
