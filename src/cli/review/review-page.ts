import type { Questionnaire } from '../../questionnaire/compiled.ts';
import type { Coverage } from '../coverage/coverage.ts';
import { diffSection } from '../diff/diff-html.ts';
import type { DiffReport } from '../diff/diff-report.ts';
import { type Html, html, htmlPage, nothing } from '../html-page.ts';
import type { LintResult } from '../lint/lint.ts';
import { blankForm, type Paper } from '../paper/blank-form.ts';
import { plainWords } from '../staff-words.ts';
import { coverageSection, coverageSummary } from './coverage-section.ts';
import { problemsSection, problemsSummary } from './problems-section.ts';

/** Everything that a committee looks at before a questionnaire goes out. */
export interface Review {
  readonly questionnaire: Questionnaire;
  readonly linted: LintResult;
  readonly coverage: Coverage;
  readonly paper: Paper;
  /** What changed since another edition, if there is one to compare with. */
  readonly diff?: DiffReport | undefined;
}

interface Part {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly content: Html;
}

/** One page with summary, problems, changes, coverage and the questionnaire on paper; it needs no other file. */
export function reviewPage({ questionnaire, linted, coverage, paper, diff }: Review): string {
  const { edition, version } = questionnaire;
  const title = `${plainWords(questionnaire.title, questionnaire)} ${edition}`;
  const parts: readonly Part[] = [
    {
      id: 'problems',
      title: 'Problems',
      summary: problemsSummary(linted.findings),
      content: problemsSection(linted.findings),
    },
    ...(diff ? [{ id: 'changes', title: 'Changes', summary: diff.summary, content: diffSection(diff, 2) }] : []),
    {
      id: 'coverage',
      title: 'Who is asked what',
      summary: coverageSummary(coverage),
      content: coverageSection(coverage),
    },
    {
      id: 'paper',
      title: 'On paper',
      summary: 'Every section and question, with its conditions in words, as respondents can print it.',
      content: blankForm(paper),
    },
  ];
  const body = html`<h1>For review: ${title}</h1>
    <p>Version ${version}, made on ${paper.today}. ${questionnaire.sections.length} sections.</p>
    <nav aria-label="Contents">
      <ul>
        ${parts.map((part) => html`<li><a href="#${part.id}">${part.title}</a>: ${part.summary}</li>`)}
      </ul>
    </nav>
    ${parts.map(partHtml)}`;
  return htmlPage(`For review: ${title}`, body);
}

function partHtml({ id, title, content }: Part): Html {
  // Changes bring a heading of their own.
  return html`<section id="${id}">${id === 'changes' ? nothing : html`<h2>${title}</h2>`} ${content}</section>`;
}
