import type { ModelStyle } from "../core/model-colour.js";

interface LegendProps {
  readonly styles: ReadonlyMap<string, ModelStyle>;
  /** With it, each name is a button that hides and shows its model. */
  readonly hidden?: ReadonlySet<string>;
  readonly onToggle?: (name: string) => void;
}

/** Which colour and dashes are which model. */
export function Legend({ styles, hidden, onToggle }: LegendProps) {
  return (
    <ul class="legend">
      {Array.from(styles, ([name, style]) => (
        <li key={name}>
          {onToggle ? (
            <button type="button" aria-pressed={!hidden?.has(name)} onClick={() => onToggle(name)}>
              <Swatch {...style} />
              {name}
            </button>
          ) : (
            <span>
              <Swatch {...style} />
              {name}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Swatch({ property, dash }: ModelStyle) {
  return (
    <svg width="26" height="10" aria-hidden="true">
      <line
        x1="1"
        x2="25"
        y1="5"
        y2="5"
        stroke-width="2.5"
        stroke-dasharray={dash.join(" ")}
        style={{ stroke: `var(${property})` }}
      />
    </svg>
  );
}
