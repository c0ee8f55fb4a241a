/** Small marks: statuses, rings, pills, codes, counts, people, the stamp. */
import CircleCheck from "lucide-react/icons/circle-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import CircleX from "lucide-react/icons/circle-x";
import Clock from "lucide-react/icons/clock";
import GitPullRequest from "lucide-react/icons/git-pull-request";
import Hourglass from "lucide-react/icons/hourglass";
import PencilLine from "lucide-react/icons/pencil-line";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { Icon } from "../ui/icon.tsx";
import { Logo } from "../ui/logo.tsx";
import { Avatar, Code, Count, Pill, Ring, StatusMark, type Tone } from "../ui/marks.tsx";
import { Stamp } from "../ui/stamp.tsx";
import { Specimen } from "./specimen.tsx";

const statuses = [
  { tone: "empty", icon: CircleDashed, word: "Пусто" },
  { tone: "draft", icon: PencilLine, word: "В работе" },
  { tone: "wait", icon: Hourglass, word: "На согласовании" },
  { tone: "ok", icon: CircleCheck, word: "Согласовано" },
  { tone: "rem", icon: TriangleAlert, word: "С замечаниями" },
  { tone: "bad", icon: CircleX, word: "Не согласовано" },
  { tone: "cr", icon: GitPullRequest, word: "Меняется по запросу" },
] as const satisfies { tone: Tone; icon: unknown; word: string }[];

export function Marks() {
  return (
    <>
      <Specimen name="StatusMark">
        {statuses.map((status) => (
          <StatusMark key={status.tone} {...status} />
        ))}
        {statuses.map((status) => (
          <StatusMark key={status.tone} {...status} bare />
        ))}
      </Specimen>
      <Specimen name="Ring">
        {[0, 3, 7, 9].map((done) => (
          <Ring key={done} done={done} of={9} label={`Согласовано ${done} из 9`} />
        ))}
      </Specimen>
      <Specimen name="Pill">
        <Pill>без срока</Pill>
        <Pill tone="ok">в срок</Pill>
        <Pill tone="warn" icon={Clock}>
          завтра
        </Pill>
        <Pill tone="bad" icon={Clock}>
          просрочено
        </Pill>
        <Pill tone="acc">новое</Pill>
      </Specimen>
      <Specimen name="Code, Count">
        <Code>ТЗ-INT-003</Code>
        <Code href="#">ЗИ-007</Code>
        <Count value={14} />
        <Count value={3} hot />
      </Specimen>
      <Specimen name="Avatar">
        <Avatar name="Марина Ведерникова" look="me" />
        <Avatar name="Алексей Громов" look="p1" />
        <Avatar name="Ольга Седова" look="p2" size="sm" />
        <Avatar name="Тимур Ахметов" look="p3" size="lg" />
        <Avatar name="" />
      </Specimen>
      <Specimen name="Icon, Logo">
        <Icon of={CircleCheck} label="Согласовано" />
        <Logo />
      </Specimen>
      <Specimen name="Stamp">
        <Stamp word="Согласовано" below={["3.3", "28 ноября 2026 г."]} />
      </Specimen>
    </>
  );
}
