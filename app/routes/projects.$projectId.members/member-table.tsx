/** The members of a project. */
import { Link } from "@remix-run/react";
import type { MemberOverview } from "../../../server/domain/members/member-list.ts";
import { useT } from "../../i18n/speech.tsx";
import { roleWords } from "../../project/words.ts";
import { Avatar } from "../../ui/marks.tsx";
import { DeedsHeading } from "../../ui/table.tsx";

export function MemberTable({ members, leads }: { members: readonly MemberOverview[]; leads: boolean }) {
  const t = useT();
  return (
    <table className="tbl">
      <thead>
        <tr>
          <th>{t("members.person")}</th>
          <th>{t("members.role")}</th>
          <th>{t("person.position")}</th>
          <th>{t("members.where")}</th>
          {leads && <DeedsHeading />}
        </tr>
      </thead>
      <tbody>
        {members.map(({ id, name, email, role, position, department, company }) => (
          <tr key={id}>
            <td data-l={t("members.person")}>
              <span className="row">
                <Avatar name={name} />
                <span>
                  {name}
                  <br />
                  <span className="muted">{email}</span>
                </span>
              </span>
            </td>
            <td data-l={t("members.role")}>{t(roleWords[role])}</td>
            <td data-l={t("person.position")}>{position || "—"}</td>
            <td data-l={t("members.where")}>{[department, company].filter(Boolean).join(", ") || "—"}</td>
            {leads && (
              <td className="acts">
                <Link className="link" to={id}>
                  {t("members.change")}
                  <span className="vh"> {name}</span>
                </Link>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
