import type { Disagreements as Answer, DisputedDigit } from "@rnn-zoo/models/disagreements.js";
import { useMemo } from "preact/hooks";
import type { ComparedModel } from "../../core/answers.js";
import { getJson } from "../../core/api.js";
import { shortName } from "../../core/short-name.js";
import { useLoad } from "../../core/use-load.js";
import { DigitPicture } from "../../parts/digit-picture.js";
import { Failure, Loading } from "../../parts/notice.js";
import { pixelsOf, type Reading, readingsOf } from "./disputed.js";

interface DisagreementsProps {
  /** Of GET pictures/{name}. */
  readonly file: string;
  readonly models: readonly ComparedModel[];
}

/** Test digits that about half of the models read wrongly, with what each of them reads. */
export function Disagreements({ file, models }: DisagreementsProps) {
  const { value, error } = useLoad(file, (signal) => getJson<Answer>(`pictures/${file}`, signal));
  const digits = useMemo(
    () =>
      (value?.digits ?? []).flatMap((digit) => {
        const readings = value ? readingsOf(digit, value, models) : [];
        return readings.length > 1 ? [{ digit, readings, pixels: pixelsOf(digit) }] : [];
      }),
    [value, models],
  );
  if (value && digits.length === 0) return null; // other models are served than those that were asked
  return (
    <section aria-labelledby="disputed-title">
      <h2 id="disputed-title">Where they disagree</h2>
      <p class="hint">The test digits on which the models are divided most, and what each model reads in them.</p>
      <Failure error={error} />
      {!value && !error && <Loading what="the digits" />}
      <ul class="disputed">
        {digits.map((one) => (
          <Disputed key={one.digit.row} {...one} />
        ))}
      </ul>
    </section>
  );
}

interface DisputedProps {
  readonly digit: DisputedDigit;
  readonly readings: readonly Reading[];
  readonly pixels: Uint8Array;
}

function Disputed({ digit: { row, label }, readings, pixels }: DisputedProps) {
  return (
    <li data-row={row}>
      <div class="disputed-head">
        <DigitPicture pixels={pixels} label={`Test digit ${row}`} />
        <p>
          <strong>It is a {label}</strong>
          <span class="faint">test digit {row}</span>
        </p>
      </div>
      <dl>
        {readings.map(({ digit, isRight, models }) => (
          <div key={digit} class={isRight ? "reading right" : "reading wrong"}>
            <dt>
              <Mark isRight={isRight} />
              {digit}
              <span class="sr-only">{isRight ? ", right" : ", wrong"}</span>
            </dt>
            <dd>
              {models.map((name, index) => (
                <span key={name}>
                  {index > 0 && ", "}
                  <span class="one-line">{shortName(name)}</span>
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

function Mark({ isRight }: { readonly isRight: boolean }) {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <path
        d={isRight ? "M1.5 6.5l3 3.5 6-8" : "M2 2l8 8M10 2l-8 8"}
        fill="none"
        stroke="currentColor"
        stroke-width="2"
      />
    </svg>
  );
}
