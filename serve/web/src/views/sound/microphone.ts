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

/** @throws DOMException where the person or the system refuses */
export async function record(): Promise<Take> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
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
  return { stop: () => recorder.stop(), done };
}
