/** Keras clips probabilities to [ε, 1 − ε] before the logarithm. */
export const probabilityEpsilon = 1e-7;
