/** How often to look for the parent. */
const everyMs = 500;

/**
 * Under `npm start` a shell stands between npm and the server. npm passes SIGTERM on to the shell, and a shell such as
 * dash dies of it without telling anybody. So what npm has started looks whether its parent is still there, and takes
 * its end for a SIGTERM; a server that others start may outlive its parent.
 * @param environment where npm leaves its traces
 */
export function stopWithNpm(environment: Readonly<Record<string, string | undefined>>): void {
  if (environment.npm_lifecycle_event !== "start") return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent && isAlive(parent)) return;
    if (process.emit("SIGTERM", "SIGTERM")) clearInterval(timer); // early on, nobody listens yet
  }, everyMs).unref();
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH"); // others' processes cannot be asked
  }
}
