/**
 * A word in memory that two threads share. The one that receives opens the hatch and looks at it; the other one writes
 * something into memory and then gives it. So each knows for certain whether the other will see it.
 */
export interface Hatch {
  /** Called by the receiving thread before it looks. Takes away nothing that was given. */
  open(): void;
  /** Whether something could be given now. */
  isOpen(): boolean;
  /** Called by the giving thread when all is in memory. False where the hatch is shut: nobody will look. */
  give(): boolean;
  /** A look of the receiving thread: whether something was given. That shuts the hatch. */
  take(): boolean;
  /** Called by the receiving thread when it looks no more: whether something was given at the last moment. */
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
