import { isGone, nextTrySeconds, tryNow } from "../core/connection.js";

/** Says that the server does not answer, for as long as it does not. */
export function GoneBanner() {
  return (
    <div role="alert">
      {isGone.value && (
        <div class="banner">
          <span>
            The server does not answer. Trying again every {nextTrySeconds.value}{" "}
            {nextTrySeconds.value === 1 ? "second" : "seconds"}.
          </span>
          <button type="button" onClick={tryNow}>
            Try now
          </button>
        </div>
      )}
    </div>
  );
}
