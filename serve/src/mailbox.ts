import { MessageChannel, type MessagePort, receiveMessageOnPort } from "node:worker_threads";

/** Where another thread writes; goes to it with its port in the transfer list. */
export interface MailSlot {
  readonly port: MessagePort;
  /** int32 [1] in shared memory: how many messages were written. */
  readonly written: Int32Array;
}

/** The end where messages come from another thread. */
export interface Mailbox {
  readonly slot: MailSlot;
  /**
   * Takes what has come, now. By itself a message is told in a later turn of the event loop, and the turn of a busy
   * server is as long as the work of all its clients.
   */
  takeNow(): void;
  /** For when the other thread has ended: takes what is left, up to a message that cannot be read. */
  close(): void;
}

/**
 * @param onMessage is told of each message once, in the order in which they were written
 * @param onBroken is told of messages that cannot be read; they are lost
 */
export function createMailbox<T>(onMessage: (message: T) => void, onBroken: (error: unknown) => void): Mailbox {
  const { port1, port2 } = new MessageChannel();
  const written = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  let taken = 0;

  function take(message: T): void {
    taken = (taken + 1) | 0; // as the counter in shared memory overflows
    onMessage(message);
  }

  function next(): { message: T } | undefined {
    try {
      return receiveMessageOnPort(port1);
    } catch (error) {
      onBroken(error);
      return undefined;
    }
  }

  function takeAll(): void {
    for (let one = next(); one; one = next()) take(one.message);
  }

  port1.on("message", take);
  port1.on("messageerror", onBroken);
  return {
    slot: { port: port2, written },
    takeNow: () => {
      if (Atomics.load(written, 0) !== taken) takeAll();
    },
    close: () => {
      takeAll();
      port1.close();
    },
  };
}

/** In the other thread: writes a message. */
export function writeMail({ port, written }: MailSlot, message: unknown, transfer: ArrayBuffer[] = []): void {
  port.postMessage(message, transfer);
  Atomics.add(written, 0, 1);
}
