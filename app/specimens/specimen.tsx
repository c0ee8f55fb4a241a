/** The frame of one specimen. */
import type { ReactNode } from "react";

/** One component, by its name, with its states beside one another. */
export function Specimen({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className="sect" aria-label={name}>
      <h3 className="h3">{name}</h3>
      <div className="row wrap">{children}</div>
    </section>
  );
}
