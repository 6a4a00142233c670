import { describe, test } from "@jest/globals";
import { agrees, type Row, tf } from "../../../../support/tfjs-oracle.js";

const { layers } = tf;

describe("shapes", () => {
  test.each<Row>([
    ["Flatten", [3, 4, 2], () => layers.flatten()],
    ["Flatten of channels first", [3, 4, 2], () => layers.flatten({ dataFormat: "channelsFirst" })],
    ["Reshape", [12], () => layers.reshape({ targetShape: [3, 4] })],
    ["Reshape with an open size", [12], () => layers.reshape({ targetShape: [3, -1, 2] })],
    ["Reshape of open time", [null, 4], () => layers.reshape({ targetShape: [-1, 2] })],
    ["Permute", [3, 4, 2], () => layers.permute({ dims: [3, 1, 2] })],
    ["RepeatVector", [5], () => layers.repeatVector({ n: 3 })],
    [
      "RepeatVector between recurrent layers",
      [4, 3],
      () => layers.lstm({ units: 2 }),
      () => layers.repeatVector({ n: 3 }),
      () => layers.gru({ units: 2, returnSequences: true }),
    ],
    [
      "ZeroPadding2D",
      [3, 4, 2],
      () =>
        layers.zeroPadding2d({
          padding: [
            [1, 2],
            [0, 3],
          ],
        }),
    ],
    [
      "ZeroPadding2D of channels first",
      [3, 4, 2],
      () => layers.zeroPadding2d({ padding: 1, dataFormat: "channelsFirst" }),
    ],
    [
      "Cropping2D",
      [6, 5, 2],
      () =>
        layers.cropping2D({
          cropping: [
            [1, 2],
            [0, 3],
          ],
        }),
    ],
    [
      "Cropping2D of channels first",
      [2, 6, 5],
      () =>
        layers.cropping2D({
          cropping: [
            [1, 2],
            [0, 3],
          ],
          dataFormat: "channelsFirst",
        }),
    ],
    ["UpSampling2D", [3, 4, 2], () => layers.upSampling2d({ size: [2, 3] })],
    ["UpSampling2D, bilinear", [3, 4, 2], () => layers.upSampling2d({ size: [2, 3], interpolation: "bilinear" })],
    [
      "UpSampling2D of channels first",
      [2, 3, 4],
      () => layers.upSampling2d({ size: [2, 2], dataFormat: "channelsFirst" }),
    ],
  ])("%s", agrees);
});
