/** The points of an addendum in the words of the standard. */
import { useT } from "../../i18n/speech.tsx";
import type { AddendumPage } from "./queries.ts";

type Point = NonNullable<AddendumPage["addendum"]>["points"][number];

export function Points({ points }: { points: Point[] }) {
  const t = useT();
  if (points.length === 0) return <p>{t("addendum.noPoints")}</p>;
  return (
    <ol className="ad-points">
      {points.map((point, at) => (
        <li key={at}>
          <p>{wordingOf(point, t)}</p>
          {point.html !== null && (
            <div className="prose doc-text ad-text" dangerouslySetInnerHTML={{ __html: point.html }} />
          )}
        </li>
      ))}
    </ol>
  );
}

/** «Пункт ТЗ-INT-003 изложить в новой редакции: …». */
function wordingOf(point: Point, t: ReturnType<typeof useT>): string {
  const { title } = point;
  switch (point.kind) {
    case "block-added":
      return t("addendum.blockAdded", { title });
    case "block-deleted":
      return t("addendum.blockDeleted", { title });
    case "block-renamed":
      return t("addendum.blockRenamed", { title, was: point.was });
    case "block-restated": {
      const codes = point.codes.length > 0 ? t("addendum.withCodes", { codes: point.codes.join(", ") }) : "";
      return t("addendum.blockRestated", { title, codes });
    }
    case "added":
      return t("addendum.added", { title, code: point.code, text: point.text });
    case "deleted":
      return t("addendum.deleted", { title, code: point.code });
    case "moved":
      return t("addendum.moved", { title, code: point.code, from: point.from });
    case "replaced":
      return t("addendum.replaced", { title, code: point.code, was: point.was, is: point.is });
    case "restated":
      return t("addendum.restated", { title, code: point.code, text: point.text });
  }
}
