import type { ComponentChildren } from "preact";

interface FileButtonProps {
  readonly accept: string;
  readonly onFile: (file: File) => void;
  readonly children: ComponentChildren;
}

/** A button that opens the system's choice of files. */
export function FileButton({ accept, onFile, children }: FileButtonProps) {
  return (
    <label class="button">
      {children}
      <input
        type="file"
        class="sr-only"
        accept={accept}
        onChange={(event) => {
          const { currentTarget: input } = event;
          const file = input.files?.[0];
          if (file) onFile(file);
          input.value = ""; // so that the same file can be chosen again
        }}
      />
    </label>
  );
}
