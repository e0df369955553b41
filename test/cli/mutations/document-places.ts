import { isObject } from '../../../src/questionnaire/json-object.ts';
import { stepsOf } from '../../../src/questionnaire/json-pointer.ts';
import type { Ground, Placed } from './planting.ts';

/** Objects whose names staff choose. */
export const DEFINITIONS = ['context', 'tables', 'optionLists', 'conditions', 'values', 'templates', 'facts'];

const WORDED =
  'title description organisation contact label hint guidance text message because unit rowLabel yesLabel noLabel notOfferedMessage textLabel each last statement'.split(
    ' ',
  );

// Below these names stand conditions, calculations and the like, which name other parts of the document.
const RULED =
  'conditions values relevantWhen requiredWhen notApplicable when require at calculate initial only list options rows unique sums copy template from currency default bands agreement except mustMatch'.split(
    ' ',
  );

/** Every text that respondents read, in every language that it is written in. */
export function wordings(ground: Ground): readonly Placed[] {
  return [...ground.all.filter((placed) => isWorded(placed, ground)), ...translations(ground)].filter(
    ({ value }) => typeof value === 'string',
  );
}

/** Every text of an object of texts by language. */
export function translations(ground: Ground): readonly Placed[] {
  return ground.all.filter(({ holder }) => {
    const whole = holder === '' ? undefined : ground.at(holder);
    return isObject(whole?.value) && String(ground.json['language']) in whole.value && isWorded(whole, ground);
  });
}

function isWorded(placed: Placed, { at }: Ground): boolean {
  return WORDED.includes(placed.key) && !isIn(placed, RULED) && isObject(at(placed.holder)?.value);
}

/** Every question, members of groups and columns included. */
export function questions({ all }: Ground): readonly Placed[] {
  return all.filter(({ pointer, value }) => /\/(questions|columns)\/\d+$/.test(pointer) && isObject(value));
}

/** Every option. */
export function options({ all }: Ground): readonly Placed[] {
  return all.filter(({ value, holder }) => isObject(value) && 'value' in value && 'label' in value && holder !== '');
}

/** Whether something stands below one of these names. */
export function isIn({ pointer }: Placed, names: readonly string[]): boolean {
  return stepsOf(pointer)
    .slice(0, -1)
    .some((step) => names.includes(step));
}

/** Whether a value or a name stands where other parts of the document are named. */
export function isRuled(placed: Placed): boolean {
  return isIn(placed, RULED) || RULED.includes(placed.key);
}

/** What a name belongs to: facts, values, tables, templates and option lists have names of their own. */
export type Sort = 'context' | 'values' | 'tables' | 'templates' | 'optionLists' | 'answers';

/** Offsets at which `name` is used: as a value, as a name, as a step of a path, or filled into a text. */
export function usesOf(ground: Ground, name: string, sort: Sort, except?: Placed): readonly number[] {
  const isUse = (text: string, key: string) => text.split(/[./]/).includes(name) && sortOf(text, key) === sort;
  const inside = ({ span }: Placed) => except && span.start >= except.span.start && span.end <= except.span.end;
  return ground.all.flatMap((placed) => {
    if (inside(placed)) return [];
    const { span, value, key, holder } = placed;
    const found: number[] = [];
    const isRead = isRuled(placed) && !isDefinition(placed);
    if (isRead && span.name && isUse(key, '') && !WORDED.includes(key)) found.push(span.name.start);
    if (typeof value !== 'string') return found;
    const own = key === 'kind' || (key === 'value' && isIn(placed, ['options', 'optionLists']));
    const copied = holder.endsWith('/copy/answers') ? 'value' : key;
    if (isRead && !own && isUse(value, copied)) found.push(span.start);
    for (const { 1: filled = '' } of value.matchAll(/\{([^{}]*)\}/g)) if (isUse(filled, '')) found.push(span.start);
    return found;
  });
}

/** Of what a name or a path is read, by its beginning or by the word before it. */
function sortOf(text: string, key: string): Sort {
  if (text.startsWith('context.') || ['context', 'from', 'bands'].includes(key)) return 'context';
  if (text.startsWith('value.') || key === 'value') return 'values';
  if (key === 'table') return 'tables';
  if (key === 'template') return 'templates';
  return ['options', 'list', 'rows'].includes(key) ? 'optionLists' : 'answers';
}

/** Whether this is the name of something that the document defines there. */
export function isDefinition({ holder }: Placed): boolean {
  const steps = stepsOf(holder);
  const last = steps.at(-1) ?? '';
  return DEFINITIONS.includes(last) && (steps.length === 1 || last === 'facts');
}
