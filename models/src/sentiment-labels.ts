/** What a score near 0 and a score near 1 mean. Apart from the encoder, which runs in Node only: the page shows them. */
export const sentimentLabels = ["negative", "positive"] as const;
