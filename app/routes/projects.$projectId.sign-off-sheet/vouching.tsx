/** The foot of the sheet: rules of signing, what is signed, the head of the journal, how to verify, the QR code. */
import { useT } from "../../i18n/speech.tsx";
import { useProject } from "../../project/use-project.ts";
import type { SheetPage } from "./queries.ts";

function Rules({ rules }: Pick<SheetPage, "rules">) {
  const t = useT();
  if (rules.length === 0) return null;
  return (
    <>
      <dt>{t("signSheet.rules")}</dt>
      <dd>
        {rules.map(({ number, orderNumber: order, orderDate: date, hash }) => (
          <p key={number}>{t("signSheet.rulesLine", { number, order, date, hash: hash.slice(0, 8) })}</p>
        ))}
      </dd>
    </>
  );
}

export function Vouching({ sheet }: { sheet: SheetPage }) {
  const t = useT();
  const { id } = useProject();
  const { rules, signedHash, head, printed, project, qr, address } = sheet;
  return (
    <section className="so-foot">
      <div>
        <h2>{t("signSheet.vouching")}</h2>
        <dl className="so-facts">
          <Rules rules={rules} />
          {signedHash && (
            <>
              <dt>{t("signSheet.signed")}</dt>
              <dd>
                <code>{signedHash}</code>
              </dd>
            </>
          )}
          <dt>{t("signSheet.journal")}</dt>
          <dd>
            {t("signSheet.journalHead", { count: head.seq })} <code>{head.hash}</code>
          </dd>
          <dt>{t("signSheet.verify")}</dt>
          <dd>
            <p>
              {t("signSheet.verifyServer")} <code>npm run verify</code>
            </p>
            <p>
              {t("signSheet.verifyApi")} <code>{`GET /api/v1/projects/${id}/journal/head`}</code>
            </p>
            <p>{t("signSheet.verifyPaper")}</p>
          </dd>
          <dt>{t("signSheet.printed")}</dt>
          <dd>{t("signSheet.printedAt", { ...printed, zone: project.timeZone })}</dd>
        </dl>
      </div>
      <a className="so-qr" href={address.slice(new URL(address).origin.length)}>
        <svg
          viewBox={`0 0 ${qr.size} ${qr.size}`}
          role="img"
          aria-label={t("signSheet.qr")}
          shapeRendering="crispEdges"
        >
          <rect className="so-qr-light" width={qr.size} height={qr.size} />
          <path d={qr.path} />
        </svg>
      </a>
    </section>
  );
}
