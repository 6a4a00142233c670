import * as tf from "@tensorflow/tfjs";
import { probabilityEpsilon } from "../../probability-epsilon.js";
import type { Loss } from "../engine.js";

/**
 * The mean cross-entropy of rows, or of their time steps, by the weights of the rows.
 * @param scores probabilities [rows, …, columns]
 * @param targets of the same shape
 * @param weights [rows]
 */
export function weightedLoss(loss: Loss, scores: tf.Tensor, targets: tf.Tensor, weights: tf.Tensor): tf.Scalar {
  const clipped = tf.clipByValue(scores, probabilityEpsilon, 1 - probabilityEpsilon);
  const each = loss === "binaryCrossentropy" ? binary(clipped, targets) : categorical(clipped, targets); // [rows, …]
  const shape = each.shape.map((size, axis) => (axis === 0 ? size : 1));
  const all = tf.mul(tf.reshape(weights, shape), tf.onesLike(each)); // [rows, …]
  return tf.div(tf.sum(tf.mul(each, all)), tf.sum(all));
}

function categorical(scores: tf.Tensor, targets: tf.Tensor): tf.Tensor {
  return tf.neg(tf.sum(tf.mul(targets, tf.log(scores)), -1));
}

function binary(scores: tf.Tensor, targets: tf.Tensor): tf.Tensor {
  const yes = tf.mul(targets, tf.log(scores));
  const no = tf.mul(tf.sub(1, targets), tf.log(tf.sub(1, scores)));
  return tf.neg(tf.mean(tf.add(yes, no), -1));
}
