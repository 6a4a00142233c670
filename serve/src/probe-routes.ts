/** What machines ask every few seconds: logged at level debug, and never limited. */
export const probeRoutes: ReadonlySet<string> = new Set(["/livez", "/readyz", "/metrics"]);
