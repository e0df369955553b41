import { isObject } from '../../../src/questionnaire/json-object.ts';
import { isDefinition, isIn, isRuled, options, questions, type Sort, usesOf } from './document-places.ts';
import { type Ground, type Operator, type Placed, renamed, reworded, type Slip, typo, without } from './planting.ts';

const UNREAD = 'nothing in the document refers to it';

function copied(ground: Ground, placed: Placed, change: (written: string) => string = (written) => written): Slip {
  const { start, end } = placed.span;
  const written = ground.text.slice(start, end);
  const id = ground.at(`${placed.pointer}/id`) ?? ground.at(`${placed.pointer}/value`);
  const label = ground.at(`${placed.pointer}/label`);
  return {
    edits: [{ start: end, end, text: `, ${change(written)}` }],
    others: () => [id?.span.start ?? start, label?.span.start ?? start],
  };
}

function definitions(ground: Ground): readonly Placed[] {
  return ground.all.filter((placed) => placed.span.name && isDefinition(placed));
}

/** A change of a name or of what bears it is a mistake where something uses the name. */
function whereUsed(ground: Ground, name: string, placed: Placed, edits: Slip['edits'], sort: Sort = 'answers'): Slip {
  const others = () => usesOf(ground, name, sort, placed);
  return { edits, others, equal: () => (others().length === 0 ? UNREAD : undefined) };
}

function kindOf({ holder }: Placed): Sort {
  const map = holder.split('/').at(-1) ?? '';
  return map === 'facts' ? 'context' : map === 'conditions' ? 'answers' : (map as Sort);
}

function idsOf(ground: Ground) {
  return questions(ground).flatMap((question) => {
    const id = ground.at(`${question.pointer}/id`);
    return id && typeof id.value === 'string' ? [{ question, id, name: id.value }] : [];
  });
}

function valuesOf(ground: Ground) {
  return options(ground).flatMap((option) => {
    const value = ground.at(`${option.pointer}/value`);
    return value ? [{ option, value, name: String(value.value) }] : [];
  });
}

const READS = [
  'relevantWhen',
  'requiredWhen',
  'when',
  'template',
  'options',
  'answer',
  'context',
  'value',
  'at',
  'if',
  'bands',
  'table',
  'from',
  'list',
  'notApplicable',
  'not',
  'sum',
  'count',
];

function references(ground: Ground): readonly Placed[] {
  return ground.all.filter((placed) => {
    const { value, key, holder } = placed;
    if (typeof value !== 'string') return false;
    const list = holder.split('/').at(-1) ?? '';
    if (/^\d+$/.test(key)) return ['all', 'any', 'fires', 'at', 'unique', 'sums'].includes(list) && isRuled(placed);
    if (key === 'value' && !isRuled(placed)) return false;
    if (key === 'value' && isIn(placed, ['options', 'optionLists'])) return false;
    return READS.includes(key) && value !== 'needsReview' && !isIn(placed, ['context']);
  });
}

function subjects(ground: Ground): readonly Placed[] {
  return ground.all.filter(
    (placed) =>
      placed.span.name &&
      isIn(placed, ['relevantWhen', 'requiredWhen', 'when', 'require', 'where', 'conditions']) &&
      /^(?:context\.|value\.)|^[a-z]+[A-Z]\w*$/.test(placed.key) &&
      !isDefinition(placed) &&
      !'oneOf noneOf isNot includesAny onlyFrom atLeast atMost onOrBefore onOrAfter percentOf addDays addMonths daysBetween bandOf'
        .split(' ')
        .includes(placed.key),
  );
}

function testedOptions(ground: Ground): readonly Placed[] {
  const values = new Set(valuesOf(ground).map(({ name }) => name));
  return ground.all.filter(
    (placed) =>
      typeof placed.value === 'string' &&
      (values.has(placed.value) || ['yes', 'no'].includes(placed.value)) &&
      isIn(placed, ['conditions', 'relevantWhen', 'require', 'when', 'where', 'except']) &&
      !['value', 'answer', 'context'].includes(placed.key),
  );
}

/** Names that clash, that lead nowhere, or that were changed in one place only. */
export const nameOperators: readonly Operator[] = [
  {
    name: 'question copied with its id',
    slips: (ground) => questions(ground).map((question) => copied(ground, question)),
  },
  {
    name: 'question copied, its label forgotten',
    slips: (ground) =>
      idsOf(ground)
        .filter(({ question }) => isObject(question.value) && 'label' in question.value)
        .map(({ question, name }) => copied(ground, question, (text) => text.replace(`"${name}"`, `"${name}Two"`))),
  },
  { name: 'option copied with its value', slips: (ground) => options(ground).map((option) => copied(ground, option)) },
  {
    name: 'option copied, its label forgotten',
    slips: (ground) =>
      valuesOf(ground).map(({ option, name }) =>
        copied(ground, option, (text) => text.replace(`"${name}"`, `"${name}Two"`)),
      ),
  },
  {
    name: 'question renamed in one place',
    slips: (ground, random) =>
      idsOf(ground).map(({ id, name }) =>
        whereUsed(ground, name, id, [reworded(id, random(2) === 0 ? `${name}New` : typo(name, random))]),
      ),
  },
  {
    name: 'question removed',
    slips: (ground) =>
      idsOf(ground).map(({ question, name }) => whereUsed(ground, name, question, [without(question, ground.text)])),
  },
  {
    name: 'definition renamed in one place',
    slips: (ground, random) =>
      definitions(ground).map((placed) =>
        whereUsed(ground, placed.key, placed, [renamed(placed, typo(placed.key, random))], kindOf(placed)),
      ),
  },
  {
    name: 'definition removed',
    slips: (ground) =>
      definitions(ground).map((placed) =>
        whereUsed(ground, placed.key, placed, [without(placed, ground.text)], kindOf(placed)),
      ),
  },
  {
    name: 'typo in a reference',
    slips: (ground, random) =>
      references(ground).map((placed) => ({ edits: [reworded(placed, typo(String(placed.value), random))] })),
  },
  {
    name: 'typo in the subject of a condition',
    slips: (ground, random) =>
      subjects(ground).map((placed) => ({ edits: [renamed(placed, typo(placed.key, random))] })),
  },
  {
    name: 'typo in an option that a condition names',
    slips: (ground, random) =>
      testedOptions(ground).map((placed) => ({ edits: [reworded(placed, typo(String(placed.value), random))] })),
  },
  {
    name: 'typo in the value of an option',
    slips: (ground, random) =>
      valuesOf(ground).map(({ value, option, name }) =>
        whereUsed(ground, name, option, [reworded(value, typo(name, random))]),
      ),
  },
  {
    name: 'option removed',
    slips: (ground) =>
      valuesOf(ground).map(({ option, name }) => whereUsed(ground, name, option, [without(option, ground.text)])),
  },
];
