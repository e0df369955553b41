import { html, nothing, type TemplateResult } from 'lit';
import type { Changes } from '../drafts/changes.ts';
import { earlierList } from './archive.ts';
import type { Filling } from './filling.ts';
import { heading } from './heading.ts';
import { innerLink } from './inner-link.ts';
import type { CountedKey } from './messages.ts';
import { questionName } from './question-name.ts';

/** So many links at once; a questionnaire may be nearly new. */
const LISTED = 8;

/**
 * What changed since the draft was kept, each with the way to its question (`follow`); folded
 * away once the respondent has gone on.
 */
export function changedPanel(
  changes: Changes | undefined,
  isSeen: boolean,
  filling: Filling,
  follow: (path: string) => void,
): TemplateResult | typeof nothing {
  if (!changes) return nothing;
  const { messages, headingLevel } = filling;
  const { askedAgain, replaced, unfit, added, gone } = changes;
  const part = (key: CountedKey, paths: readonly string[]) =>
    paths.length === 0
      ? nothing
      : html`<p>${messages.count(key, paths.length)}</p>
          ${links(paths, filling, follow)}`;
  const told = html`<p>${messages.say('changedText')}</p>
    ${part('changedAgain', askedAgain)} ${part('changedOption', replaced)} ${part('changedUnfit', unfit)}
    ${part('changedNew', added)}
    ${
      gone.length === 0
        ? nothing
        : html`<p>${messages.count('setAside', gone.length)}</p>
            ${earlierList(gone, filling)}`
    }`;
  const title = messages.say('changedTitle');
  return isSeen
    ? html`<details id="changes" part="changes">
        <summary>${title}</summary>
        ${told}
      </details>`
    : html`<div class="panel" part="notice changes" id="changes">
        ${heading(headingLevel + 1, title, { class: 'panel-title' })} ${told}
      </div>`;
}

function links(paths: readonly string[], filling: Filling, follow: (path: string) => void): TemplateResult {
  const list = (some: readonly string[]) =>
    html`<ul>
      ${some.map((path) => html`<li>${innerLink(questionName(filling.snapshot.question(path), filling), () => follow(path))}</li>`)}
    </ul>`;
  const more = paths.slice(LISTED);
  return html`${list(paths.slice(0, LISTED))}
  ${
    more.length === 0
      ? nothing
      : html`<details>
          <summary>${filling.messages.count('changedMore', more.length)}</summary>
          ${list(more)}
        </details>`
  }`;
}
