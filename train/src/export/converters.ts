import { type Converter, dropsMask, keepsMask } from "./layer.js";
import { activation, elu, leakyRelu, prelu, relu, softmax, thresholdedRelu } from "./layers/advanced-activations.js";
import { convolution, depthwiseConvolution, separableConvolution } from "./layers/convolution.js";
import { dense } from "./layers/dense.js";
import { dot } from "./layers/dot.js";
import { embedding, masking } from "./layers/embedding.js";
import { average, concatenate, merge } from "./layers/merge.js";
import { batchNormalization, layerNormalization } from "./layers/normalization.js";
import { globalPooling, pooling } from "./layers/pooling.js";
import { flatten, permute, repeatVector, reshapeLayer } from "./layers/reshape.js";
import { cropping, upSampling, zeroPadding } from "./layers/space.js";
import { timeDistributed } from "./layers/time-distributed.js";
import { bidirectional } from "./recurrent/bidirectional.js";
import { recurrent } from "./recurrent/layer.js";

/** Layers that act in training only. */
const nothing = keepsMask((input) => input);

/** Every layer class that can be exported, and how its mask goes on. */
export const converters: Readonly<Record<string, Converter>> = {
  Activation: keepsMask(activation),
  ActivityRegularization: nothing,
  Add: merge("Add"),
  AlphaDropout: nothing,
  Average: average,
  AveragePooling1D: dropsMask(pooling("AveragePool", 1)),
  AveragePooling2D: dropsMask(pooling("AveragePool", 2)),
  BatchNormalization: keepsMask(batchNormalization),
  Bidirectional: bidirectional,
  Concatenate: concatenate,
  Conv1D: dropsMask(convolution(1)),
  Conv2D: dropsMask(convolution(2)),
  Cropping1D: dropsMask(cropping(1)),
  Cropping2D: dropsMask(cropping(2)),
  Dense: keepsMask(dense),
  DepthwiseConv2D: dropsMask(depthwiseConvolution),
  Dot: dot,
  Dropout: nothing,
  ELU: keepsMask(elu),
  Embedding: embedding,
  Flatten: dropsMask(flatten),
  GRU: recurrent("GRU"),
  GaussianDropout: nothing,
  GaussianNoise: nothing,
  GlobalAveragePooling1D: dropsMask(globalPooling("ReduceMean")),
  GlobalAveragePooling2D: dropsMask(globalPooling("ReduceMean")),
  GlobalMaxPooling1D: dropsMask(globalPooling("ReduceMax")),
  GlobalMaxPooling2D: dropsMask(globalPooling("ReduceMax")),
  LSTM: recurrent("LSTM"),
  LayerNormalization: keepsMask(layerNormalization),
  LeakyReLU: keepsMask(leakyRelu),
  Masking: masking,
  MaxPooling1D: dropsMask(pooling("MaxPool", 1)),
  MaxPooling2D: dropsMask(pooling("MaxPool", 2)),
  Maximum: merge("Max"),
  Minimum: merge("Min"),
  Multiply: merge("Mul"),
  PReLU: keepsMask(prelu),
  Permute: dropsMask(permute),
  RNN: recurrent("RNN"),
  ReLU: keepsMask(relu),
  RepeatVector: dropsMask(repeatVector),
  Reshape: dropsMask(reshapeLayer),
  SeparableConv1D: dropsMask(separableConvolution(1)),
  SeparableConv2D: dropsMask(separableConvolution(2)),
  SimpleRNN: recurrent("SimpleRNN"),
  Softmax: keepsMask(softmax),
  SpatialDropout1D: nothing,
  SpatialDropout2D: nothing,
  Subtract: merge("Sub"),
  ThresholdedReLU: keepsMask(thresholdedRelu),
  TimeDistributed: keepsMask(timeDistributed),
  UpSampling1D: dropsMask(upSampling(1)),
  UpSampling2D: dropsMask(upSampling(2)),
  ZeroPadding1D: dropsMask(zeroPadding(1)),
  ZeroPadding2D: dropsMask(zeroPadding(2)),
};
