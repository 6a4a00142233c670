/** Things that several may use at a time, and those who wait for one. */
export interface HandOver<T> {
  /** Puts a new thing in, unused. */
  add(thing: T): void;
  /**
   * The thing with the fewest users; of equals, the one given back last; else the next to come free. Rejects once
   * closed.
   * @param preferred is taken where it has room for one more
   */
  take(preferred?: T): Promise<T>;
  /**
   * This very thing for one user alone, as soon as it has none: before those who wait for any. False where it is removed
   * before.
   */
  claim(thing: T): Promise<boolean>;
  /** Gives back what was taken or claimed. */
  give(thing: T): void;
  /** Takes one thing out; whoever claims it gets it no more. */
  remove(thing: T): void;
  /** Refuses who waits and who comes. */
  close(reason: Error): void;
}

interface Place {
  users: number;
  /** It is claimed, and nobody else gets it. */
  alone: boolean;
  readonly claimants: ((gotIt: boolean) => void)[];
}

/**
 * Hands things to those who wait, in the order in which they came.
 * @param most users that a thing may have
 */
export function createHandOver<T>(most = 1): HandOver<T> {
  const places = new Map<T, Place>(); // the one that was given back last is the last
  const waiting: { resolve: (thing: T) => void; reject: (error: Error) => void }[] = [];
  let closed: Error | undefined;

  const hasRoom = ({ alone, claimants, users }: Place) => !alone && claimants.length === 0 && users < most;

  function freest(): [T, Place] | undefined {
    let best: [T, Place] | undefined;
    for (const [thing, place] of places) {
      if (hasRoom(place) && (!best || place.users <= best[1].users)) best = [thing, place];
    }
    return best;
  }

  function chosen(preferred: T | undefined): [T, Place] | undefined {
    const place = preferred === undefined ? undefined : places.get(preferred);
    return preferred !== undefined && place && hasRoom(place) ? [preferred, place] : freest();
  }

  function serve(thing: T, place: Place): void {
    const claimant = place.users === 0 ? place.claimants.shift() : undefined;
    if (claimant) {
      Object.assign(place, { users: 1, alone: true });
      claimant(true);
      return;
    }
    while (place.claimants.length === 0 && place.users < most) {
      const waiter = waiting.shift();
      if (!waiter) return;
      place.users++;
      waiter.resolve(thing);
    }
  }

  return {
    add: (thing) => {
      const place = { users: 0, alone: false, claimants: [] };
      places.set(thing, place);
      serve(thing, place);
    },
    take: async (preferred) => {
      if (closed) throw closed;
      const best = chosen(preferred);
      if (!best) return new Promise<T>((resolve, reject) => waiting.push({ resolve, reject }));
      best[1].users++;
      return best[0];
    },
    claim: async (thing) => {
      if (closed) throw closed;
      const place = places.get(thing);
      if (!place) return false;
      return new Promise((resolve) => {
        place.claimants.push(resolve);
        if (place.users === 0) serve(thing, place);
      });
    },
    give: (thing) => {
      const place = places.get(thing);
      if (!place) return;
      places.delete(thing);
      places.set(thing, place);
      place.users--;
      place.alone = false;
      serve(thing, place);
    },
    remove: (thing) => {
      for (const refuse of places.get(thing)?.claimants ?? []) refuse(false);
      places.delete(thing);
    },
    close: (reason) => {
      closed = reason;
      for (const { reject } of waiting.splice(0)) reject(reason);
      for (const { claimants } of places.values()) for (const refuse of claimants.splice(0)) refuse(false);
    },
  };
}
