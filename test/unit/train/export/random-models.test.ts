import { describe, test } from "@jest/globals";
import { agreesForSeed, seeds } from "../../../support/seeds.js";

describe("a model drawn at random exports and agrees with TensorFlow.js", () => {
  test.each(seeds(1, 40))("seed %i", agreesForSeed);
});
