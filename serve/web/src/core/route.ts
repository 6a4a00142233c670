import { computed, signal } from "@preact/signals";

/** The views, in the order of the menu. */
export const views = ["digit", "sentiment", "sound", "compare", "server"] as const;
export type View = (typeof views)[number];

const hash = signal(location.hash);
addEventListener("hashchange", () => {
  hash.value = location.hash;
});

/** `#/compare/sentiment` → ["compare", "sentiment"] */
const parts = computed(() => hash.value.replace(/^#\/?/, "").split("/"));

/** The view of the address; the first one where the address names none. */
export const view = computed<View>(() => views.find((name) => name === parts.value[0]) ?? views[0]);

/** What follows the view in the address. */
export const subject = computed(() => parts.value[1] ?? "");
