const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** 18954 → "18,954" */
export function count(value: number): string {
  return whole.format(value);
}

/** 0.9884 → "98.84 %" */
export function percent(share: number, digits = 2): string {
  return `${(share * 100).toFixed(digits)} %`;
}

/** 1.23456 → "1.23"; 0.01234 → "0.0123"; 123.4 → "123" */
export function short(value: number): string {
  return value >= 100 ? whole.format(value) : value.toPrecision(3);
}

/** 76533 → "75 KiB" */
export function bytes(value: number): string {
  return value < 1_048_576 ? `${short(value / 1024)} KiB` : `${short(value / 1_048_576)} MiB`;
}
