import { computed, effect, signal } from "@preact/signals";

const key = "rnn-zoo theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const systemIsDark = signal(system.matches);
system.addEventListener("change", () => {
  systemIsDark.value = system.matches;
});

/** What the person chose here; nothing: as the system has it. */
const chosen = signal<string | null>(stored());

export const isDark = computed(() => (chosen.value === null ? systemIsDark.value : chosen.value === "dark"));

export function toggleTheme(): void {
  chosen.value = isDark.value ? "light" : "dark";
  try {
    localStorage.setItem(key, chosen.value);
  } catch {
    // a browser that stores nothing forgets the choice
  }
}

effect(() => {
  document.documentElement.dataset.theme = isDark.value ? "dark" : "light";
});

function stored(): string | null {
  try {
    const value = localStorage.getItem(key);
    return value === "dark" || value === "light" ? value : null;
  } catch {
    return null;
  }
}

/** What a custom property of the style sheet, such as `--ink`, is in the theme of now: a colour that a canvas takes. */
export function colour(property: string): string {
  const probe = document.createElement("i");
  probe.style.color = `var(${property})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}
