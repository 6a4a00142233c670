import { describe, expect, test } from "@jest/globals";
import { isLoopback } from "@rnn-zoo/serve/access.js";
import { createKeySet, hashKey } from "@rnn-zoo/serve/keys.js";

describe("a set of keys", () => {
  const keys = createKeySet(["first-key-of-two-keys", "second-key-of-two-keys"]);

  test("knows each of its keys and no other", () => {
    expect(keys.size).toBe(2);
    expect(keys.has(hashKey("first-key-of-two-keys"))).toBe(true);
    expect(keys.has(hashKey("second-key-of-two-keys"))).toBe(true);
    expect(keys.has(hashKey("second-key-of-two-key"))).toBe(false);
    expect(createKeySet([]).has(hashKey(""))).toBe(false);
  });

  test("holds no key in plain text", () => {
    expect(JSON.stringify(keys)).not.toContain("first-key");
    expect(hashKey("first-key-of-two-keys").toString("latin1")).not.toContain("first-key");
  });
});

describe("this machine", () => {
  test.each(["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1", "localhost"])("is %s", (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  test.each(["", "0.0.0.0", "::", "10.0.0.1", "127.0.0.1.example.org", "localhost.example.org", "::ffff:10.0.0.1"])(
    "is not %j",
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );
});
