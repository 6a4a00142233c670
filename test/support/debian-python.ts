import { spawn } from "node:child_process";

/** Debian's own interpreter: its packages python3-onnx and python3-torch are for no other. */
const python = "/usr/bin/python3";

/**
 * Runs a script with text on its standard input.
 * @returns what it printed
 * @throws Error with what it complained about
 */
export function runPython(script: string, args: readonly string[] = [], input = ""): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(python, ["-c", script, ...args]);
    const printed: string[] = [];
    const complained: string[] = [];
    child.stdout.setEncoding("utf8").on("data", (text: string) => printed.push(text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => complained.push(text));
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve(printed.join("")) : reject(new Error(complained.join("")))));
    child.stdin.end(input);
  });
}
