import { expect, test } from "@jest/globals";
import { type CpuProfile, type Kind, sharesByKind } from "../../load/profile/cpu-profile.js";

const frame = (functionName: string, url = "") => ({ functionName, url });
const profile: CpuProfile = {
  nodes: [
    { id: 1, callFrame: frame("(root)"), children: [2, 3, 6] },
    { id: 2, callFrame: frame("(idle)") },
    { id: 3, callFrame: frame("handle", "app.js"), children: [4] },
    { id: 4, callFrame: frame("parseJson", "json.js"), children: [5] },
    { id: 5, callFrame: frame("helper", "library.js") },
    { id: 6, callFrame: frame("unknown") },
  ],
  samples: [3, 2, 3, 5, 6, 2],
  timeDeltas: [9_000, 1_000, 1_000, 2_000, 1_000, 5_000],
};
const kinds: readonly Kind[] = [
  ["parsing", / parseJson$/],
  ["app", /app\.js/],
];

test("time belongs to the innermost frame that a kind knows, and idleness to nobody", () => {
  expect([...sharesByKind(profile, kinds, 1000)]).toEqual([
    ["parsing", 2 / 13],
    ["app", 10 / 13],
    ["other", 1 / 13],
  ]);
});

test("only the end counts where that is asked for", () => {
  expect([...sharesByKind(profile, kinds, 10)]).toEqual([
    ["parsing", 0.5],
    ["app", 0.25],
    ["other", 0.25],
  ]);
});
