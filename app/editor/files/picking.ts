/** The browser's own window for choosing files. */

/** What pages show as images. */
export const imagesOnly = "image/png,image/jpeg,image/gif,image/webp";

/** Asks for files; nothing is told when none is chosen. */
export function pickFiles(chosen: (files: File[]) => void, { many, accept }: { many: boolean; accept?: string }): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = many;
  if (accept) input.accept = accept;
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    if (files.length > 0) chosen(files);
  });
  input.click();
}
