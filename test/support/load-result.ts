import { createRecorder } from "../load/generator/recorder.js";
import type { Result } from "../load/scenarios/run-scenario.js";

/** What a scenario of a hundred requests showed, of which the last ten were refused. */
export function loadResult(changes: Partial<Result> = {}): Result {
  const recorder = createRecorder(0, 1000);
  for (let i = 0; i < 100; i++) {
    const outcome = { status: i < 90 ? 200 : 503, type: "", body: Buffer.alloc(0), isLast: false };
    recorder.add({ shot: { bytes: new Uint8Array(), rows: 2 }, intendedAt: 0, sentAt: i, endedAt: 10 * i, outcome });
  }
  return {
    scenario: {
      name: "toy",
      about: "rows & <columns>",
      mix: [],
      load: { kind: "closed", clients: 1 },
      warmUpSeconds: 0,
    },
    ...recorder.read(),
    checked: 3,
    wrong: [],
    capacityPerSecond: 180,
    server: {
      samples: [
        { atMs: 1000, rssBytes: 2 ** 27, eventLoopMs: 4 },
        { atMs: 2000, rssBytes: 2 ** 28, eventLoopMs: 8 },
      ],
      batchRows: [
        ["1", 7],
        ["8", 3],
      ],
      rejects: { queue_full: 10 },
    },
    problems: [],
    leftOut: [],
    ...changes,
  };
}
