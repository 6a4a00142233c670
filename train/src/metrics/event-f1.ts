import { type F1, type SoundEvent, type SoundLabel, soundLabels } from "@rnn-zoo/models";
import { type Counts, f1Of, sumCounts } from "./f1.js";

/** Scores over whole events. */
export interface EventScores {
  readonly micro: F1;
  readonly classes: Readonly<Record<string, F1>>;
}

const rounding = 1e-9; // seconds: 2.2 − 2 is a little more than 0.2
const collarSeconds = 0.2; // an onset may be this far off, an offset too
const lengthShare = 0.2; // or this share of the event's length, where that is more

/**
 * Event-based F1: an event is found where one of its class was heard whose onset is within 0.2 s, and whose offset is
 * within 0.2 s or 20 % of its length; each event counts once. Mesaros, Heittola and Virtanen, "Metrics for polyphonic
 * sound event detection", 2016, with the tolerances of DCASE 2018 task 4.
 * @param references the true events of each clip
 * @param detections what was heard in the same clips
 */
export function eventF1(
  references: readonly (readonly SoundEvent[])[],
  detections: readonly (readonly SoundEvent[])[],
): EventScores {
  const counts = soundLabels.map((label) =>
    sumCounts(references.map((events, clip) => countEvents(of(label, events), of(label, detections[clip] ?? [])))),
  );
  return {
    micro: f1Of(sumCounts(counts)),
    classes: Object.fromEntries(counts.map((count, index) => [soundLabels[index], f1Of(count)])),
  };
}

function of(label: SoundLabel, events: readonly SoundEvent[]): SoundEvent[] {
  return events.filter((event) => event.label === label);
}

/** The largest matching of both sides, by augmenting paths: https://en.wikipedia.org/wiki/Maximum_cardinality_matching. */
function countEvents(references: readonly SoundEvent[], detections: readonly SoundEvent[]): Counts {
  const partnerOf = new Map<SoundEvent, SoundEvent>(); // detection → reference
  const match = (reference: SoundEvent, tried: Set<SoundEvent>): boolean =>
    detections.some((detection) => {
      if (tried.has(detection) || !agree(reference, detection)) return false;
      tried.add(detection);
      const partner = partnerOf.get(detection);
      if (partner && !match(partner, tried)) return false;
      partnerOf.set(detection, reference);
      return true;
    });
  const right = references.filter((reference) => match(reference, new Set())).length;
  return { right, wrong: detections.length - right, missed: references.length - right };
}

function agree(reference: SoundEvent, detection: SoundEvent): boolean {
  const length = reference.offsetSeconds - reference.onsetSeconds;
  const tolerance = Math.max(collarSeconds, lengthShare * length);
  return (
    Math.abs(reference.onsetSeconds - detection.onsetSeconds) <= collarSeconds + rounding &&
    Math.abs(reference.offsetSeconds - detection.offsetSeconds) <= tolerance + rounding
  );
}
