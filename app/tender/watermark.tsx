/** What marks a copy: the reader's own company across the page, on the screen and on paper. */

const marks = 15;

/** Drawn by CSS, so that it is neither read aloud nor copied along. */
export function Watermark({ company }: { company: string }) {
  return (
    <div className="watermark" aria-hidden="true">
      {Array.from({ length: marks }, (_, at) => (
        <span key={at} data-mark={company} />
      ))}
    </div>
  );
}
