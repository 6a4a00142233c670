import type { ComponentType } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { type View, view, views } from "./core/route.js";
import { isDark, toggleTheme } from "./core/theme.js";
import { GoneBanner } from "./parts/gone-banner.js";
import { KeyBanner } from "./parts/key-banner.js";
import { CompareView } from "./views/compare/compare-view.js";
import { DigitView } from "./views/digit/digit-view.js";
import { SentimentView } from "./views/sentiment/sentiment-view.js";
import { ServerView } from "./views/server/server-view.js";
import { SoundView } from "./views/sound/sound-view.js";

const titles: Readonly<Record<View, string>> = {
  digit: "Digit",
  sentiment: "Sentiment",
  sound: "Sound",
  compare: "Compare",
  server: "Server",
};

const components: Readonly<Record<View, ComponentType>> = {
  digit: DigitView,
  sentiment: SentimentView,
  sound: SoundView,
  compare: CompareView,
  server: ServerView,
};

/** The frame around the views: name, menu, theme, and the banner when the server is gone. */
export function App() {
  const main = useRef<HTMLElement>(null);
  const shown = view.value;
  useLayoutEffect(() => {
    document.title = `${titles[shown]} – rnn-zoo`;
  }, [shown]);
  const Shown = components[shown];
  return (
    <>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        Skip to content
      </button>
      <header class="top">
        <a class="brand" href="#/digit">
          rnn-zoo
        </a>
        <nav aria-label="Views">
          {views.map((name) => (
            <a key={name} href={`#/${name}`} aria-current={name === shown ? "page" : undefined}>
              {titles[name]}
            </a>
          ))}
        </nav>
        <ThemeButton />
      </header>
      <GoneBanner />
      <KeyBanner />
      <main ref={main} tabIndex={-1}>
        <Shown />
      </main>
    </>
  );
}

function ThemeButton() {
  return (
    <button type="button" class="theme" aria-pressed={isDark.value} onClick={toggleTheme}>
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
        <circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="2" />
        <path d="M10 2a8 8 0 0 1 0 16z" fill="currentColor" />
      </svg>
      <span class="sr-only">Dark theme</span>
    </button>
  );
}
