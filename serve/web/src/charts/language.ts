/**
 * uPlot makes a number format for `navigator.language` when it is loaded, and throws where that is no language: a
 * browser that was started under the POSIX locale (LANG=C) calls it "en-US@posix". Then it is English, as the page is.
 */
if (!isLanguage(navigator.language)) {
  Object.defineProperty(navigator, "language", { value: "en-US", configurable: true });
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length >= 0;
  } catch {
    return false; // a RangeError
  }
}
