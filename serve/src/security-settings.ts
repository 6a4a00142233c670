import { compile } from "proxy-addr";
import { createKeySet, type KeySet } from "./keys.js";

const shortestKey = 16;

/** Keys, separated by commas; they are hashed as they are read. */
export function keys() {
  return {
    expected: `keys of at least ${shortestKey} visible characters, separated by commas`,
    parse: (given: string): KeySet | undefined => {
      const all = list(given);
      return all.every((key) => key.length >= shortestKey && /^[!-~]+$/.test(key)) ? createKeySet(all) : undefined;
    },
  };
}

/** Origins of web pages, separated by commas, or "*". */
export function origins() {
  return {
    expected: 'origins such as https://example.org, separated by commas, or "*"',
    parse: (given: string): readonly string[] | undefined => {
      const all = list(given);
      return all.every((origin) => origin === "*" || urlOf(origin)?.origin === origin) ? all : undefined;
    },
  };
}

/** Tells whether a peer is a proxy of ours: its address, and how many proxies lie between it and the server. */
export type TrustProxy = (address: string, hop: number) => boolean;

/** What Express calls "trust proxy": a number of proxies, or their addresses, subnets and names, separated by commas. */
export function proxies() {
  return {
    expected:
      "a number of proxies from 1 to 16, or addresses, subnets such as 10.0.0.0/8 and the names loopback, linklocal and uniquelocal, separated by commas",
    parse: (given: string): TrustProxy | undefined => {
      if (given === "") return () => false;
      if (/^\d+$/.test(given))
        return Number(given) >= 1 && Number(given) <= 16 ? (_, hop) => hop < Number(given) : undefined;
      try {
        return compile([...list(given)]);
      } catch {
        return undefined; // it throws a TypeError that names no setting
      }
    },
  };
}

/** A text that may be absent: then it is "". */
export function optional(expected: string, isRight: (given: string) => boolean = () => true) {
  return {
    expected,
    parse: (given: string): string | undefined => (given === "" || isRight(given) ? given : undefined),
  };
}

/** The address of an HTTP server, or "". */
export function optionalHttpUrl() {
  return optional("an address such as http://127.0.0.1:4318", (given) =>
    /^https?:$/.test(urlOf(given)?.protocol ?? ""),
  );
}

function list(given: string): readonly string[] {
  return given
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

function urlOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
