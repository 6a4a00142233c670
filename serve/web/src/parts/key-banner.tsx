import { giveKey, isKeyWanted } from "../core/key.js";

/** Asks for a key where the server wants one. */
export function KeyBanner() {
  if (!isKeyWanted.value) return null;
  return (
    <form
      class="banner"
      aria-label="Key"
      onSubmit={(event) => {
        event.preventDefault();
        const key = new FormData(event.currentTarget).get("key");
        if (typeof key === "string" && key !== "") giveKey(key);
      }}
    >
      <label for="key">This server answers only to who has a key.</label>
      <input id="key" name="key" type="password" autocomplete="off" required />
      <button type="submit">Use this key</button>
    </form>
  );
}
