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

/** Every text that respondents read. */
export function wordings({ all, at }: Ground): readonly Placed[] {
  return all.filter((placed) => {
    const { key, value, holder } = placed;
    return typeof value === 'string' && WORDED.includes(key) && !isIn(placed, RULED) && isObject(at(holder)?.value);
  });
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

/** Offsets at which `name` is used: as a value, as a name, as a step of a path, or filled into a text. */
export function usesOf(ground: Ground, name: string, except?: Placed): readonly number[] {
  const named = (text: string) => text.split(/[./]/).includes(name);
  const inside = ({ span }: Placed) => except && span.start >= except.span.start && span.end <= except.span.end;
  return ground.all.flatMap((placed) => {
    if (inside(placed)) return [];
    const { span, value, key } = placed;
    const found: number[] = [];
    const isRead = isRuled(placed) && !isDefinition(ground, placed);
    if (isRead && span.name && named(key) && !WORDED.includes(key)) found.push(span.name.start);
    if (typeof value !== 'string') return found;
    if (isRead && named(value) && !['kind', 'value'].includes(key)) found.push(span.start);
    else if (
      key === 'value' &&
      named(value) &&
      isIn(placed, ['values', 'conditions', 'calculate', 'initial', 'require', 'only'])
    )
      found.push(span.start);
    for (const { 1: filled = '' } of value.matchAll(/\{([^{}]*)\}/g)) if (named(filled)) found.push(span.start);
    return found;
  });
}

/** Whether this is the name of something that the document defines there. */
export function isDefinition(ground: Ground, { holder }: Placed): boolean {
  const steps = stepsOf(holder);
  const last = steps.at(-1) ?? '';
  return DEFINITIONS.includes(last) && (steps.length === 1 || last === 'facts');
}
