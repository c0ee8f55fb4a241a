/** A discussion with somebody in it who has an inbox. */
import { reply } from "../../../server/domain/discussion/comments.ts";
import { openThread } from "../../../server/domain/discussion/opening.ts";
import type { Actor } from "../../../server/domain/command.ts";
import { countUnread, listInbox, type InboxFilter } from "../../../server/domain/inbox/reading.ts";
import type { TestGround } from "../../helpers/ground.ts";
import { project } from "../../helpers/projects.ts";

/** A project of an editor (whose inbox is looked at), an approver and a manager; a minute passes between deeds. */
export async function inboxStage(ground: TestGround) {
  const made = await project(ground);
  const editor = await made.join("editor");
  const approver = await made.join("approver");
  const [section] = (await made.now()).sections;
  const [block, other] = section!.blocks;
  const pass = () => ground.clock.advance({ minutes: 1 });
  pass();
  async function begin(who: Actor, body: string, mentions: string[] = []) {
    pass();
    return openThread(ground, who, made.id, { blockId: block!.id, place: { kind: "block" }, body, mentions });
  }
  async function answer(who: Actor, threadId: string, body: string, mentions: string[] = []) {
    pass();
    return reply(ground, who, made.id, threadId, { body, mentions });
  }
  const inbox = async (who: Actor = editor, filter: InboxFilter = {}) => (await listInbox(ground, who, filter)).items;
  const unread = (who: Actor = editor) => countUnread(ground, who);
  const kinds = async (who: Actor = editor) => (await inbox(who)).map(({ kind }) => kind);
  return {
    ground,
    ...made,
    editor,
    approver,
    block: block!,
    other: other!,
    section: section!,
    pass,
    begin,
    answer,
    inbox,
    unread,
    kinds,
  };
}

export type InboxStage = Awaited<ReturnType<typeof inboxStage>>;
