/** The main part of a page: its heading, what can be done with the whole of it, and its sections. */
import type { ReactNode } from "react";

interface PageProps {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  /** For forms: a column of the width of a sheet. */
  narrow?: boolean;
  children: ReactNode;
}

export function Page({ title, lead, actions, narrow, children }: PageProps) {
  return (
    <main className="main" id="main">
      <div className={narrow ? "page narrow-page" : "page"}>
        <div className="page-h">
          <div>
            <h1>{title}</h1>
            {lead && <p>{lead}</p>}
          </div>
          {actions && <div className="row">{actions}</div>}
        </div>
        {children}
      </div>
    </main>
  );
}

interface SectionProps {
  /** For addresses that lead to it. */
  id?: string;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}

export function Section({ id, title, lead, children }: SectionProps) {
  return (
    <section className="sect" id={id}>
      <h2 className="h2">{title}</h2>
      {lead && <p>{lead}</p>}
      {children}
    </section>
  );
}
