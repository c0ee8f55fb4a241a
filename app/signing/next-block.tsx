/** After a decision: the way to the next one, or that there is none. */
import { Link } from "@remix-run/react";
import ArrowRight from "lucide-react/icons/arrow-right";
import { useT } from "../i18n/speech.tsx";
import { LinkButton } from "../ui/button.tsx";
import type { AwaitedRow } from "./awaited.ts";
import { signingPath } from "./signing-path.ts";

export function NextBlock({ next, left }: { next: AwaitedRow | undefined; left: number }) {
  const t = useT();
  if (!next)
    return (
      <p className="sg-next">
        {t("signature.nothingLeft")}{" "}
        <Link className="link" to="/sign-offs">
          {t("signature.inbox")}
        </Link>
      </p>
    );
  return (
    <div className="sg-next">
      <LinkButton look="primary" size="large" icon={ArrowRight} to={signingPath(next.projectId, next.blockId)}>
        {t("signature.next", { title: next.blockTitle })}
      </LinkButton>
      <Link className="link" to="/sign-offs">
        {t("signature.left", { count: left })}
      </Link>
    </div>
  );
}
