import { expect } from "@jest/globals";

interface ErrorBody {
  error: { code: string; message: string; requestId: string; details?: object };
}

/** Sends a request and checks what every error must have. */
export async function refusalOf(url: string, init: RequestInit) {
  const response = await fetch(url, init);
  const body: ErrorBody = JSON.parse(await response.text());
  expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(body).toEqual({
    error: {
      code: expect.any(String),
      message: expect.any(String),
      requestId: response.headers.get("x-request-id"),
      ...(body.error.details && { details: expect.any(Object) }),
    },
  });
  return { status: response.status, headers: response.headers, ...body.error };
}
