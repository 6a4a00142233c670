import { reportGone } from "./connection.js";
import { isKeyWanted, keyHeaders } from "./key.js";

/** The server refused: a code of its catalogue and a sentence for people. */
export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** No answer at all: the banner says so, and what was asked is asked again when the server is back. */
export class ServerGoneError extends Error {
  override readonly name = "ServerGoneError";
}

/** Whether a banner asks for what is missing, and the same request will be sent again when it is there. */
export function isWaiting(error: Error | undefined): boolean {
  return error instanceof ServerGoneError || (error instanceof ApiError && error.status === 401);
}

/** @throws ApiError, ServerGoneError, or the AbortError of `signal` */
export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await send(path, { cache: "no-store", ...(signal && { signal }) });
  return response.json();
}

/** @throws ApiError, ServerGoneError, or the AbortError of `signal` */
export async function getText(path: string, signal?: AbortSignal): Promise<string> {
  const response = await send(path, { cache: "no-store", ...(signal && { signal }) });
  return response.text();
}

/** @throws ApiError, ServerGoneError, or the AbortError of `signal` */
export async function post<T>(path: string, contentType: string, body: BodyInit, signal: AbortSignal): Promise<T> {
  const response = await send(path, { method: "POST", headers: { "content-type": contentType }, body, signal });
  return response.json();
}

/** @throws ApiError, ServerGoneError, or the AbortError of `signal` */
export function postJson<T>(path: string, body: object, signal: AbortSignal): Promise<T> {
  return post(path, "application/json", JSON.stringify(body), signal);
}

/** Paths are relative, so that the page also works below a path of a proxy. */
async function send(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers: { ...init.headers, ...keyHeaders() } });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    reportGone();
    throw new ServerGoneError("the server does not answer");
  }
  if (response.ok) return response;
  if (response.status === 401) isKeyWanted.value = true;
  throw await refusal(response);
}

async function refusal(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  const error = fieldOf(body, "error");
  const [code, message] = [fieldOf(error, "code"), fieldOf(error, "message")];
  return new ApiError(
    response.status,
    typeof code === "string" ? code : "unknown",
    typeof message === "string" ? message : `the server answered ${response.status}`,
  );
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
