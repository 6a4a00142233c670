import type { Traffic } from "../generator/shots.js";
import type { OpenLoad, Scenario } from "./scenario.js";

const digit: Traffic = { task: "digit", model: "digit-lstm-bn", contentType: "application/json", rows: 1 };
const digits64: Traffic = { ...digit, contentType: "application/octet-stream", rows: 64 };
const digits64Protobuf: Traffic = { ...digits64, contentType: "application/x-protobuf" };
const review: Traffic = {
  task: "sentiment",
  model: "sentiment-gru",
  contentType: "application/json",
  rows: 1,
  words: 100,
};
const mix: readonly Traffic[] = [
  { ...digit, weight: 6 },
  { ...digit, model: "digit-gru-bn", weight: 2 },
  { ...digits64, weight: 1 },
  { ...digits64Protobuf, weight: 1 },
  { ...review, weight: 3 },
  { ...review, words: 15, weight: 3 },
];

const calm: OpenLoad = { kind: "open", rate: "capacity", connections: 256, phases: [{ seconds: 15, from: 0.5 }] };
const overloadPhases = [{ seconds: 15, from: 3 }];

/** Every load that `npm run load` knows. */
export const scenarios: readonly Scenario[] = [
  {
    name: "steady",
    about: "single digits at half of what the server can do",
    mix: [digit],
    load: calm,
    warmUpSeconds: 5,
  },
  {
    name: "closed",
    about: "64 clients, each asks for a digit as soon as it has its answer",
    mix: [digit],
    load: { kind: "closed", clients: 64 },
    seconds: 15,
    warmUpSeconds: 5,
  },
  {
    name: "mix",
    about: "two digit models, texts, single rows and 64 at a time, in three formats",
    mix,
    load: calm,
    warmUpSeconds: 5,
  },
  {
    name: "ramp",
    about: "from nothing to 1.2 × capacity",
    mix: [digit],
    load: { ...calm, phases: [{ seconds: 30, from: 0, to: 1.2 }] },
    warmUpSeconds: 2,
    allowed: [200, 503],
    mayBeLost: true,
  },
  {
    name: "spike",
    about: "calm, two seconds at twice the capacity, calm",
    mix: [digit],
    load: {
      ...calm,
      phases: [
        { seconds: 8, from: 0.3 },
        { seconds: 2, from: 2 },
        { seconds: 10, from: 0.3 },
      ],
    },
    warmUpSeconds: 3,
    allowed: [200, 503],
    mayBeLost: true,
  },
  {
    name: "overload",
    about: "64 digits a request, at 3 × capacity",
    mix: [digits64],
    load: { ...calm, connections: 512, phases: overloadPhases },
    warmUpSeconds: 5,
    allowed: [200, 503],
    mayBeLost: true,
  },
  {
    name: "overload-json",
    about: "single digits as JSON, at 3 × capacity",
    mix: [digit],
    load: { ...calm, connections: 1024, phases: overloadPhases },
    warmUpSeconds: 5,
    allowed: [200, 503],
    mayBeLost: true,
  },
  {
    name: "slow-clients",
    about: "200 clients that send a byte every 100 ms, beside a calm load",
    mix: [digit],
    load: calm,
    warmUpSeconds: 5,
    slowClients: 200,
  },
  {
    name: "reload",
    about: "the model is loaded anew twice a second under load",
    mix: [digit],
    load: calm,
    warmUpSeconds: 5,
    reloadEverySeconds: 0.5,
  },
  {
    name: "soak",
    about: "ten minutes of the mix at 0.6 of capacity",
    mix,
    load: { ...calm, phases: [{ seconds: 600, from: 0.6 }] },
    warmUpSeconds: 30,
  },
];

/**
 * Short loads that hold on any machine: what is asserted is errors and answers, never time. So a request that could not
 * be sent in time is no error here.
 */
export const ciScenarios: readonly Scenario[] = scenarios
  .filter(({ name }) => name !== "soak" && name !== "steady")
  .map((scenario) => ({ ...scenario, ...shortened(scenario) }));

function shortened({ load, slowClients }: Scenario): Partial<Scenario> {
  const clients = slowClients === undefined ? {} : { slowClients: 50 };
  if (load.kind === "closed") return { ...clients, seconds: 3, warmUpSeconds: 1 };
  const all = load.phases.reduce((sum, { seconds }) => sum + seconds, 0);
  const phases = load.phases.map((phase) => ({ ...phase, seconds: (phase.seconds * 4) / all }));
  return { ...clients, load: { ...load, phases }, warmUpSeconds: 1, mayBeLost: true };
}
