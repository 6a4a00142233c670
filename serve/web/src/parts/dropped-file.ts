import { useEffect, useRef, useState } from "preact/hooks";

/**
 * Takes a file that is dropped anywhere on the page or pasted into it, while the view is open.
 * @returns whether one is held over the page
 */
export function useDroppedFile(onFile: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false);
  const newest = useRef(onFile);
  newest.current = onFile;
  useEffect(() => {
    const { signal, abort } = abortable();
    const take = (event: Event, files: FileList | undefined) => {
      setOver(false);
      const file = files?.[0];
      if (!file) return;
      event.preventDefault(); // or the browser leaves for the file
      newest.current(file);
    };
    document.addEventListener("dragover", (event) => hold(event, setOver), { signal });
    document.addEventListener("dragleave", () => setOver(false), { signal });
    document.addEventListener("drop", (event) => take(event, event.dataTransfer?.files), { signal });
    document.addEventListener("paste", (event) => take(event, event.clipboardData?.files), { signal });
    return abort;
  }, []);
  return isOver;
}

function hold(event: DragEvent, setOver: (isOver: boolean) => void): void {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault(); // says that it may be dropped here
  setOver(true);
}

function abortable(): { signal: AbortSignal; abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
