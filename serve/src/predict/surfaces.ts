import { digitSurface } from "./digit.js";
import { sentimentSurface } from "./sentiment.js";
import { soundSurface } from "./sound.js";
import type { Surface } from "./surface.js";

/** What each task takes and gives, by the name that routes and cards use. */
export const surfaces: ReadonlyMap<string, Surface> = new Map<string, Surface>([
  ["digit", digitSurface],
  ["sentiment", sentimentSurface],
  ["sound", soundSurface],
]);
