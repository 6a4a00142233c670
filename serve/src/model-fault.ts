import { basename } from "node:path";
import { ModelFileError } from "@rnn-zoo/models";

/** Why a model cannot be loaded, for people outside: without the folders of this machine. */
export function faultOf(error: unknown): string {
  if (error instanceof ModelFileError) {
    return withoutPaths(`${basename(error.file)}: expected ${error.expected}, got ${error.received}`);
  }
  return withoutPaths(error instanceof Error ? error.message : String(error));
}

/** Also messages of Node and onnxruntime name files. */
function withoutPaths(text: string): string {
  return text.replace(/(?:[A-Za-z]:)?[\\/][^\s'":]*[\\/]([^\s'":\\/]+)/g, "$1");
}
