/** Takes out of pasted HTML what the document's rules would refuse, so that the rest can be pasted. */

/** Attributes that become numbers of the document, with their largest value. */
const numbers: Record<string, number> = { colspan: 100, rowspan: 1000, start: 1_000_000 };

function fits(name: string, value: string): boolean {
  return /^\d+$/.test(value) && Number(value) <= numbers[name]! && (name === "start" || Number(value) >= 1);
}

/** @param html what the clipboard holds; it is parsed without being run or shown */
export function cleanPasted(html: string): string {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const element of body.querySelectorAll("[colspan], [rowspan], [start], [colwidth], [title]")) {
    for (const name of Object.keys(numbers)) {
      const value = element.getAttribute(name);
      if (value !== null && !fits(name, value)) element.removeAttribute(name);
    }
    for (const name of ["colwidth", "title"]) element.removeAttribute(name);
  }
  return body.innerHTML;
}
