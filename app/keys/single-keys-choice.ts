/** Whether keys pressed by themselves do anything on this device: who dictates, or presses keys by accident, goes without. */

const place = "svod-single-keys";

export function areSingleKeysOn(): boolean {
  return window.localStorage.getItem(place) !== "off";
}

export function switchSingleKeys(on: boolean): void {
  if (on) window.localStorage.removeItem(place);
  else window.localStorage.setItem(place, "off");
}
