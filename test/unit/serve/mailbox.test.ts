import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, test } from "@jest/globals";
import { createMailbox, type Mailbox, writeMail } from "@rnn-zoo/serve/mailbox.js";
import { turn } from "../../support/manual-run.js";

const open: Mailbox[] = [];
const module = new URL("../../../../serve/dist/mailbox.js", import.meta.url).href;

/** Writes three messages as soon as it is told to, tells that, and ends when it is told once more. */
const writer = `
const { parentPort, workerData } = require("node:worker_threads");
parentPort.once("message", async () => {
  const { writeMail } = await import(${JSON.stringify(module)});
  for (const one of [1, 2, 3]) writeMail(workerData, one);
  Atomics.store(workerData.told, 0, 1);
  parentPort.once("message", () => process.exit(0));
});`;

function setUp() {
  const taken: unknown[] = [];
  const mailbox = createMailbox<unknown>(
    (message) => taken.push(message),
    (error) => {
      throw error;
    },
  );
  open.push(mailbox);
  return { mailbox, taken };
}

/** Another thread that has a mailbox's slot, and has written three messages: without a turn of our event loop. */
function threadThatWrote({ slot }: Mailbox): Worker {
  const told = new Int32Array(new SharedArrayBuffer(4));
  const thread = new Worker(writer, { eval: true, workerData: { ...slot, told }, transferList: [slot.port] });
  thread.postMessage("write");
  while (Atomics.load(told, 0) === 0) Atomics.wait(told, 0, 0, 1);
  return thread;
}

async function turns(isOver: () => boolean): Promise<void> {
  for (let k = 0; k < 1_000 && !isOver(); k++) await turn();
}

afterEach(() => {
  for (const mailbox of open.splice(0)) mailbox.close();
});

describe("a mailbox", () => {
  test("tells of each message once, in a later turn of the event loop", async () => {
    const { mailbox, taken } = setUp();
    for (const one of [1, 2, 3]) writeMail(mailbox.slot, one);
    expect(taken).toEqual([]);
    await turns(() => taken.length === 3);
    mailbox.takeNow();
    await turn();
    expect(taken).toEqual([1, 2, 3]);
  });

  test("gives what another thread has written at once, where it is asked for", async () => {
    const { mailbox, taken } = setUp();
    const thread = threadThatWrote(mailbox);
    expect(taken).toEqual([]);
    mailbox.takeNow();
    expect(taken).toEqual([1, 2, 3]);
    await turn();
    mailbox.takeNow();
    expect(taken).toEqual([1, 2, 3]);
    thread.postMessage("end");
    await once(thread, "exit");
  });

  test("has what a thread wrote before it ended", async () => {
    const { mailbox, taken } = setUp();
    const thread = threadThatWrote(mailbox);
    thread.postMessage("end");
    await once(thread, "exit");
    mailbox.close();
    expect(taken).toEqual([1, 2, 3]);
  });

  test("takes nothing twice that came by itself in between", async () => {
    const { mailbox, taken } = setUp();
    writeMail(mailbox.slot, 1);
    await turns(() => taken.length === 1);
    writeMail(mailbox.slot, 2);
    mailbox.takeNow();
    expect(taken).toEqual([1, 2]);
    mailbox.takeNow();
    await turn();
    await turn();
    expect(taken).toEqual([1, 2]);
  });
});
