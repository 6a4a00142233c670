/**
 * A word in memory that two threads share. Who is awake opens the hatch and looks at it; the other puts something down in
 * memory and then gives it. So each knows for certain whether the other will see it.
 */
export interface Hatch {
  /** By who receives, before the first look. */
  open(): void;
  isOpen(): boolean;
  /** By who gives, once it is in memory. False where the hatch is shut: then nobody looks. */
  give(): boolean;
  /** By who receives: whether something was given. That shuts the hatch. */
  take(): boolean;
  /** By who looks no more: whether something was given at the last moment. */
  shut(): boolean;
}

const [shut, open, given] = [0, 1, 2];

/** A hatch in one of the words. */
export function createHatch(words: Int32Array, index: number): Hatch {
  const take = () => Atomics.compareExchange(words, index, given, shut) === given;
  return {
    open: () => {
      Atomics.compareExchange(words, index, shut, open);
    },
    isOpen: () => Atomics.load(words, index) === open,
    give: () => Atomics.compareExchange(words, index, open, given) === open,
    take: () => Atomics.load(words, index) === given && take(),
    shut: () => {
      Atomics.compareExchange(words, index, open, shut);
      return take();
    },
  };
}
