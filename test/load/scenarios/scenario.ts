import type { Phase } from "../generator/arrivals.js";
import type { Traffic } from "../generator/shots.js";

/** One load, as data. */
export interface Scenario {
  readonly name: string;
  /** What it shows. */
  readonly about: string;
  /** A model that is not in the zoo is left out, and said so. */
  readonly mix: readonly Traffic[];
  readonly load: ClosedLoad | OpenLoad;
  /** Measured time of a closed load; an open one takes as long as its phases. */
  readonly seconds?: number;
  /** At the start, not counted. */
  readonly warmUpSeconds: number;
  /** Settings of the server, as variables. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Clients that send their request byte by byte, beside the load. */
  readonly slowClients?: number;
  /** Asks for a reload of each model of the mix again and again. */
  readonly reloadEverySeconds?: number;
  /** Statuses that are no error; 200 unless given. */
  readonly allowed?: readonly number[];
  /** Requests that time out, or could not be sent in time, are no error: there are more than the server can take. */
  readonly mayBeLost?: boolean;
}

/** Each client waits for its answer before it asks again. */
export interface ClosedLoad {
  readonly kind: "closed";
  readonly clients: number;
}

/** Requests come when they come. */
export interface OpenLoad {
  readonly kind: "open";
  /** Rates are requests per second, or shares of what a closed loop reached just before. */
  readonly rate: "requests" | "capacity";
  readonly phases: readonly Phase[];
  /** Connections at most; a request that finds none free waits for one. */
  readonly connections: number;
}
