/** Where a thing stands in a line, which keeps this. */
export interface Place<T> {
  readonly thing: T;
  before: Place<T> | undefined;
  after: Place<T> | undefined;
  isTaken: boolean;
}

/**
 * Things in the order in which they came; any of them may leave. To walk along it ends where the thing that was just
 * shown leaves.
 */
export interface Line<T> extends Iterable<T> {
  size(): number;
  /** Goes behind the last. @returns its place, to leave from */
  join(thing: T): Place<T>;
  /** @param place in this very line @returns false where it has left before */
  leave(place: Place<T>): boolean;
  first(): Place<T> | undefined;
}

/**
 * A linked list, and not a Set, for things that stay for milliseconds. A Set makes a new table whenever some have left,
 * and points from the old one to the new one. Once a table has become old in the sense of the garbage collector, each
 * that follows is kept with all that stood in it, until a whole collection comes: requests that were answered long ago.
 */
export function createLine<T>(): Line<T> {
  let first: Place<T> | undefined;
  let last: Place<T> | undefined;
  let size = 0;

  return {
    size: () => size, // a getter would make V8 keep all of this as a dictionary, of 450 bytes
    join: (thing) => {
      const place: Place<T> = { thing, before: last, after: undefined, isTaken: true };
      if (last) last.after = place;
      else first = place;
      last = place;
      size++;
      return place;
    },
    leave: (place) => {
      if (!place.isTaken) return false;
      const { before, after } = place;
      if (before) before.after = after;
      else first = after;
      if (after) after.before = before;
      else last = before;
      place.before = undefined; // nothing that has left keeps another alive
      place.after = undefined;
      place.isTaken = false;
      size--;
      return true;
    },
    first: () => first,
    *[Symbol.iterator]() {
      for (let place = first; place; place = place.after) yield place.thing;
    },
  };
}
