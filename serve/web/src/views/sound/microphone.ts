/** A recording that is being made. */
export interface Take {
  /** Ends it. */
  stop(): void;
  /** What was recorded, in the browser's own format. */
  readonly done: Promise<Blob>;
}

/** Whether this page may ask for a microphone: browsers allow it to pages of this machine and of https only. */
export function canRecord(): boolean {
  return typeof MediaRecorder !== "undefined" && "mediaDevices" in navigator;
}

/** @throws Error in words for people, where the person or the system refuses */
export async function record(): Promise<Take> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch((reason: unknown) => {
    throw new Error(whyNot(reason), { cause: reason });
  });
  const recorder = new MediaRecorder(stream);
  const parts: Blob[] = [];
  recorder.ondataavailable = (event) => parts.push(event.data);
  const done = new Promise<Blob>((resolve) => {
    recorder.onstop = () => {
      for (const track of stream.getTracks()) track.stop();
      resolve(new Blob(parts, { type: recorder.mimeType }));
    };
  });
  recorder.start();
  return {
    stop: () => {
      if (recorder.state !== "inactive") recorder.stop();
    },
    done,
  };
}

/** The errors of https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia */
function whyNot(reason: unknown): string {
  const name = reason instanceof DOMException ? reason.name : "";
  if (name === "NotAllowedError")
    return "The microphone may not be used: allow it to this page in the browser, and try again.";
  if (name === "NotFoundError") return "There is no microphone: connect one, or choose a file.";
  return "The microphone does not work: another program may be using it.";
}
