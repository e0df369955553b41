import { type Difference, type Differences, type GroupId, groupTitles, ofGroup } from './difference.ts';
import { type DiffRow, rowsOf } from './diff-rows.ts';

/** A group of a report. */
export interface ReportGroup {
  readonly id: GroupId;
  readonly title: string;
  readonly rows: readonly DiffRow[];
  /** How many differences the rows tell. */
  readonly count: number;
  /** Stands in place of the rows when these were not asked for. */
  readonly instead: string | undefined;
}

/** Everything that a report says, whatever it is written as. */
export interface DiffReport {
  readonly title: string;
  readonly summary: string;
  /** What has to be known to read what becomes of drafts. */
  readonly note: string;
  /** Something that makes the comparison doubtful. */
  readonly warning: string | undefined;
  readonly groups: readonly ReportGroup[];
}

/** Puts differences into the words of a report; `wording` tells every text that reads otherwise, not only how many. */
export function diffReport(all: Differences, { wording = false }: { readonly wording?: boolean } = {}): DiffReport {
  const { old, new: now, kept, differences } = all;
  const present = (Object.keys(groupTitles) as GroupId[]).filter((id) => ofGroup(all, id).length > 0);
  const groups = present.map((id): ReportGroup => {
    const own = ofGroup(all, id);
    const isLeftOut = id === 'wording' && !wording;
    return {
      id,
      title: groupTitles[id],
      rows: isLeftOut ? [] : rowsOf(own),
      count: own.length,
      instead: isLeftOut ? textCount(own) : undefined,
    };
  });
  const [before, after] = [versionOf(old, now), versionOf(now, old)];
  return {
    title: `${now.title}: ${before} → ${after}`,
    summary: differences.length === 0 ? 'Nothing changed.' : summaryOf(all, kept),
    note:
      old.edition === now.edition
        ? 'Drafts that were begun before follow the correction by themselves.'
        : `What becomes of answers holds for a draft of ${old.edition} that its respondent goes on with in ${now.edition}. Answers that were sent in ${old.edition} are offered only where the question carries them forward.`,
    warning: warningOf(all),
    groups,
  };
}

function warningOf({ old, new: now, differences }: Differences): string | undefined {
  if (old.id !== now.id) return `These are two questionnaires: "${old.id}" and "${now.id}".`;
  const isRaised = old.edition !== now.edition || now.version > old.version;
  if (isRaised || differences.length === 0) return undefined;
  return `Both are of ${now.edition}, and the new one is version ${now.version}: raise "version" above ${old.version}.`;
}

function versionOf({ edition, version }: Differences['old'], other: Differences['old']): string {
  return edition === other.edition ? `${edition}, version ${version}` : edition;
}

function summaryOf(all: Differences, kept: number): string {
  const count = (group: GroupId) => ofGroup(all, group).length;
  const parts = [
    `${kept} question${kept === 1 ? '' : 's'} kept`,
    `${count('askedAnew')} added`,
    `${count('noLongerAsked')} removed`,
    `${count('meaning')} changed meaning`,
  ];
  return `${parts.join(', ')}.`;
}

function textCount(differences: readonly Difference[]): string {
  const texts = differences.reduce((sum, { changes }) => sum + changes.length, 0);
  return `${texts} text${texts === 1 ? ' reads' : 's read'} otherwise.`;
}
