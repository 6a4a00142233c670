import { describe, test } from "@jest/globals";
import { agreesAsKeras3ForSeed, agreesForSeed, seeds } from "../../../support/seeds.js";

describe("a model drawn at random exports and agrees with TensorFlow.js", () => {
  test.each(seeds(1, 40))("seed %i", agreesForSeed);
});

describe("a Keras 3 file drawn at random exports and agrees with the tfjs model whose hard gates are less steep", () => {
  test.each(seeds(1, 20))("seed %i", agreesAsKeras3ForSeed);
});
