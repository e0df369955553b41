import { sightingsOf, witnessWords } from '../coverage/coverage-lines.ts';
import type { Coverage } from '../coverage/coverage.ts';
import type { Sighting } from '../coverage/sights.ts';
import { type Html, html, nothing } from '../html-page.ts';

/** How much of a questionnaire was seen, in words. */
export function coverageSummary({ questions, conditions }: Coverage): string {
  const shown = questions.filter((question) => question.shown.status === 'seen').length;
  const both = conditions.filter(({ holds, fails }) => holds.status === 'seen' && fails.status === 'seen').length;
  return `${shown} of ${questions.length} questions can be shown, ${both} of ${conditions.length} conditions go both ways.`;
}

/** What was seen, what cannot be, and with which answers what no scenario shows comes about. */
export function coverageSection(coverage: Coverage): Html {
  const all = sightingsOf(coverage);
  const { extent, scenarios } = coverage;
  return html`<p>${coverageSummary(coverage)} ${scenarios} scenarios were played.</p>
    ${
      extent
        ? html`<p>
            The longest way found asks ${extent.longest} questions; the shortest has ${extent.shortest} that must be
            answered.
          </p>`
        : nothing
    }
    ${list('Cannot happen, whatever is answered', all, (sighting) => (sighting.status === 'impossible' ? '' : undefined))}
    ${list('Not seen; not everything could be tried', all, (sighting) => (sighting.status === 'unknown' ? '' : undefined))}
    ${list('No scenario shows it, but these answers do', all, foundBy)}`;
}

/** What shows something that no scenario does; undefined where one does, or nothing. */
function foundBy(sighting: Sighting): string | undefined {
  if (sighting.status !== 'seen' || sighting.scenario !== undefined) return undefined;
  const words = sighting.witness ? witnessWords(sighting.witness) : '';
  return words === '' ? 'nothing answered' : words;
}

function list(
  title: string,
  all: readonly (readonly [string, Sighting])[],
  wordsOf: (sighting: Sighting) => string | undefined,
): Html {
  const lines = all.flatMap(([what, sighting]) => {
    const words = wordsOf(sighting);
    return words === undefined ? [] : [html`<li>${what}${words === '' ? '' : `: ${words}`}</li>`];
  });
  if (lines.length === 0) return nothing;
  return html`<h3>${title}</h3>
    <ul>
      ${lines}
    </ul>`;
}
