import { expect, test } from "@jest/globals";
import { createHatch } from "@rnn-zoo/serve/hatch.js";

/** Both ends of one hatch. */
function setUp() {
  const words = new Int32Array(new SharedArrayBuffer(8));
  return { receiver: createHatch(words, 1), giver: createHatch(words, 1), words };
}

test("nothing can be given through a hatch that is shut", () => {
  const { receiver, giver } = setUp();
  expect([giver.isOpen(), giver.give(), receiver.take()]).toEqual([false, false, false]);
  receiver.open();
  expect([giver.isOpen(), receiver.shut(), giver.isOpen(), giver.give()]).toEqual([true, false, false, false]);
});

test("what is given is taken once, and shuts it", () => {
  const { receiver, giver } = setUp();
  receiver.open();
  expect([giver.give(), giver.isOpen(), giver.give()]).toEqual([true, false, false]);
  expect([receiver.take(), receiver.take(), giver.isOpen()]).toEqual([true, false, false]);
});

test("what is given at the last moment is not lost", () => {
  const { receiver, giver } = setUp();
  receiver.open();
  giver.give();
  receiver.open(); // whoever opens it once more takes nothing away
  expect([receiver.shut(), receiver.shut(), giver.isOpen()]).toEqual([true, false, false]);
});

test("another word is another hatch", () => {
  const { receiver, words } = setUp();
  receiver.open();
  expect(createHatch(words, 0).isOpen()).toBe(false);
});
