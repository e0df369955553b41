import { attachmentsOf } from '../drafts/draft.ts';
import { DraftCopyError } from '../drafts/backup-error.ts';
import type { KeptFile } from '../drafts/store-types.ts';
import type { LostFile, RestoredFiles } from '../drafts/restore-files.ts';
import type { Attachment } from '../engine/answer.ts';
import type { Questionnaire } from '../questionnaire/compiled.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import type { CopyPorts } from './draft-copies.ts';
import { localised } from './localised-text.ts';
import type { Messages } from './messages.ts';
import type { Opening } from './opening.ts';
import { isBegun } from './begun.ts';
import type { Stage } from './stage.ts';

type Wanted = Readonly<Record<string, Attachment>>;

/** What copies need of an element: its filling as a draft with files, and the way to make one of two. */
export function copyPorts(
  now: () => Stage,
  keeper: DraftKeeper,
  opening: Opening,
  sessions: { readonly messages: Messages },
): CopyPorts {
  const titleOf = ({ title, language }: Questionnaire) => localised(title, sessions.messages.locale, language).text;
  return {
    filling: () => {
      const stage = now();
      if (stage.status !== 'open' && stage.status !== 'found') return undefined;
      const { questionnaire, contextId } = stage;
      return { questionnaire, contextId, title: titleOf(questionnaire) };
    },
    copy: async () => {
      const stage = now();
      if (stage.status !== 'open') return undefined;
      const draft = keeper.mine()!;
      const open: [string, Blob | undefined][] = [...attachmentsOf(draft).keys()].map((ref) => [
        ref,
        stage.session.file(ref),
      ]);
      const files = new Map(open.filter((entry): entry is [string, Blob] => entry[1] !== undefined));
      // What was set aside is only in the store.
      const aside = [...attachmentsOf(draft)].filter(([ref]) => !files.has(ref));
      const kept =
        aside.length > 0 ? await keeper.restore(Object.fromEntries(aside)).catch(() => undefined) : undefined;
      return { draft, files: new Map([...files, ...(kept?.files ?? [])]) };
    },
    take: async ({ draft, files }, base) => {
      const found = now();
      if (found.status === 'found') await opening.resume(found);
      const open = now();
      // Another tab writes this draft: there nothing may be changed from here.
      if (open.status !== 'open') throw new DraftCopyError('busy');
      const aside = draft.setAside.flatMap(({ attachments }) => attachments);
      const kept = aside.map(async (meta) => ({ meta, bytes: await files.get(meta.ref)?.arrayBuffer() }));
      await keeper.keepFiles((await Promise.all(kept)).filter((file): file is KeptFile => file.bytes !== undefined));
      const mine = keeper.mine()!;
      const restore = (wanted: Wanted) => Promise.resolve(restored(wanted, files));
      // Where nothing is filled in, there is nothing to choose from.
      const from = base ?? (isBegun(open.session) ? undefined : mine);
      await opening.merge(mine, { theirs: draft, base: from, isStored: false, restore });
    },
  };
}

function restored(wanted: Wanted, files: ReadonlyMap<string, Blob>): RestoredFiles {
  const found = new Map<string, Blob>();
  const lost: LostFile[] = [];
  for (const attachment of Object.values(wanted)) {
    const file = files.get(attachment.ref);
    if (file) found.set(attachment.ref, file);
    else lost.push({ attachment, reason: 'missing' });
  }
  return { files: found, lost };
}
