import { type Found, objectIn, textOf, textsIn, type Walked } from './document-walk.ts';
import { pointerTo, type Report } from './issue.ts';
import { parseSize } from './sizes.ts';

/** Reports file sizes that are none, and questions that allow more than the whole submission does. */
export function checkFiles({ document, questions }: Walked, report: Report): void {
  const all = objectIn(document, 'files');
  const most = all && sizeIn(all, 'maxPerSubmission', report);
  const holders = questions.flatMap((question) => {
    const explain = objectIn(question, 'explain');
    return [question, objectIn(question, 'files'), explain && objectIn(explain, 'files')];
  });
  for (const holder of [all, ...holders]) {
    if (!holder) continue;
    const size = sizeIn(holder, 'maxPerQuestion', report);
    if (size !== undefined && most !== undefined && size > most) {
      report({
        code: 'limits-reversed',
        pointer: pointerTo(holder.pointer, 'maxPerQuestion'),
        message: `One question may have ${String(holder.json['maxPerQuestion'])}, but all together only ${String(all?.json['maxPerSubmission'])}.`,
        remedy: 'Lower "maxPerQuestion", or raise "maxPerSubmission".',
      });
    }
    checkEndings(holder, report);
  }
}

function sizeIn({ json, pointer }: Found, property: string, report: Report): number | undefined {
  const text = textOf(json[property]);
  if (text === undefined) return undefined;
  const size = parseSize(text);
  if (size === undefined && /^[1-9][\d.]* ?(?:bytes|kB|KB|MB|GB)$/.test(text)) {
    report({
      code: 'bad-size',
      pointer: pointerTo(pointer, property),
      message: `"${text}" is no whole number of bytes.`,
      remedy: 'Write a size such as "20 MB" (1 MB is 1,000,000 bytes).',
    });
  }
  return size;
}

function checkEndings(holder: Found, report: Report): void {
  const seen = new Set<string>();
  for (const [ending, pointer] of textsIn(holder, 'accept')) {
    if (seen.has(ending)) {
      report({ code: 'duplicate-ending', pointer, message: `"${ending}" stands here twice.`, remedy: 'Remove one.' });
    }
    seen.add(ending);
  }
}
