import type { ComponentChildren } from "preact";
import { isWaiting } from "../core/api.js";

/** Something is on its way. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <p class="notice loading" role="status">
      Loading {what} …
    </p>
  );
}

/** There is nothing to show, and why. */
export function Empty({ children }: { readonly children: ComponentChildren }) {
  return <div class="notice empty">{children}</div>;
}

/** The server refused, in its own words. What a banner says is not said twice. */
export function Failure({ error }: { readonly error: Error | undefined }) {
  if (!error || isWaiting(error)) return null;
  return (
    <p class="notice failure" role="alert">
      {error.message}
    </p>
  );
}

/** No model of the task is served: how to get one. */
export function NoModel({ task }: { readonly task: string }) {
  return (
    <Empty>
      <p>
        <strong>This server has no {task} model.</strong>
      </p>
      <p>
        Train one with <code>npm run train -- --task {task}</code> and start the server again.
      </p>
    </Empty>
  );
}
