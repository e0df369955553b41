import { isObject } from '../../../src/questionnaire/json-object.ts';
import { DEFINITIONS, isIn, isRuled, questions, usesOf, wordings } from './document-places.ts';
import { type Ground, instead, type Operator, type Placed, renamed, type Slip, typo, without } from './planting.ts';
import { allowedBySchema } from './published-schema.ts';

const NEEDED =
  'format id edition version title language sections questions kind label value message require from href calculate result columns text options rows cell context'.split(
    ' ',
  );

const MOVABLE =
  'optional hint reference minLength maxLength minItems maxItems minimum maximum step unit display number'.split(' ');

function members(ground: Ground): readonly Placed[] {
  return ground.all.filter(
    ({ holder, span, pointer }) => span.name && pointer !== '' && !DEFINITIONS.includes(holder.split('/').at(-1) ?? ''),
  );
}

function removedMembers(ground: Ground): readonly Slip[] {
  return members(ground).flatMap((placed) => {
    const { key, holder } = placed;
    if (!NEEDED.includes(key) || isIn(placed, ['conditions', 'values', 'staffNote'])) return [];
    const owner = ground.at(holder);
    const edit = without(placed, ground.text);
    const others = [owner?.span.start ?? 0, owner?.span.name?.start ?? 0, placed.span.name?.start ?? 0];
    return [{ edits: [edit], others: () => others, equal: () => asGood(ground, [edit]) }];
  });
}

function wrongTypes(ground: Ground): readonly Slip[] {
  return members(ground).flatMap((placed) => {
    const { value, key } = placed;
    if (typeof value === 'number' || typeof value === 'boolean')
      return [{ edits: [instead(placed, `"${String(value)}"`)] }];
    if (Array.isArray(value) && value.length > 1 && value.every((item) => typeof item === 'string'))
      return [{ edits: [instead(placed, JSON.stringify(value.join(', ')))] }];
    if (typeof value === 'string' && /^\d+\.\d+$/.test(value)) return [{ edits: [instead(placed, value)] }];
    if (['label', 'hint', 'message', 'title'].includes(key) && typeof value === 'string')
      return [{ edits: [instead(placed, `[${JSON.stringify(value)}]`)] }];
    return [];
  });
}

// Cut from one question and pasted one brace too far out, or into the question below.
function movedMembers(ground: Ground): readonly Slip[] {
  return questions(ground).flatMap((question) => {
    const section = ground.at(question.holder.replace(/\/(questions|columns)$/, ''));
    const below = ground.at(question.pointer.replace(/\d+$/, (index) => String(Number(index) + 1)));
    return [section, below].flatMap((target) => {
      if (!target || !isObject(question.value)) return [];
      return MOVABLE.flatMap((key) => {
        const moved = ground.at(`${question.pointer}/${key}`);
        if (!moved) return [];
        const written = ` "${key}": ${ground.text.slice(moved.span.start, moved.span.end)},`;
        const edits = [
          without(moved, ground.text),
          { start: target.span.start + 1, end: target.span.start + 1, text: written },
        ];
        // Where the other has one already, the two clash.
        const clash = ground.at(`${target.pointer}/${key}`);
        const others = () => (clash?.span.name ? [clash.span.name.start] : []);
        return [{ edits, others, equal: () => asGood(ground, edits) }];
      });
    });
  });
}

/** Whether the changed document still is one by the published schema; then another one was made, not a mistake. */
function asGood(ground: Ground, edits: Slip['edits']): string | undefined {
  return allowedBySchema(ground, edits) ? 'the published schema allows it either way' : undefined;
}

function wrongKinds(ground: Ground, random: (below: number) => number): readonly Slip[] {
  const kinds =
    'text longText email phone url integer decimal money percent date choice choices yesNo files evidence notice'.split(
      ' ',
    );
  return questions(ground).flatMap((question) => {
    const kind = ground.at(`${question.pointer}/kind`);
    if (!kind || !isObject(question.value)) return [];
    const other = kinds[random(kinds.length)] ?? 'text';
    const edits = [instead(kind, `"${other}"`)];
    const id = String(question.value['id']);
    const own = Object.keys(question.value).map((key) => ground.at(`${question.pointer}/${key}`));
    const others = () => [
      ...usesOf(ground, id, 'answers', question),
      ...own.flatMap((member) => member?.span.name?.start ?? []),
    ];
    const equal = () => {
      const same = familyOf(other) === familyOf(String(kind.value));
      if (!same && usesOf(ground, id, 'answers', question).length > 0) return undefined;
      const why = same ? 'its answers are read in the same way' : 'nothing reads its answer';
      return allowedBySchema(ground, edits) ? `another question of the published schema, and ${why}` : undefined;
    };
    return [{ edits, others, equal }];
  });
}

function familyOf(kind: string): string {
  return ['text', 'longText', 'email', 'phone', 'url'].includes(kind) ? 'text' : kind;
}

/** Members that are misspelt, missing, of the wrong type or in the wrong place. */
export const memberOperators: readonly Operator[] = [
  {
    name: 'misspelt member',
    slips: (ground, random) =>
      members(ground)
        .filter((placed) => !isRuled(placed) || ['relevantWhen', 'options', 'require', 'at'].includes(placed.key))
        .map((placed) => ({ edits: [renamed(placed, typo(placed.key, random))] })),
  },
  { name: 'removed required member', slips: removedMembers },
  { name: 'wrong type', slips: wrongTypes },
  { name: 'moved member', slips: movedMembers },
  {
    name: 'member twice',
    slips: (ground) =>
      members(ground)
        .filter(({ value }) => typeof value !== 'object')
        .map(({ span }) => {
          const start = span.name?.start ?? span.start;
          return { edits: [{ start, end: start, text: `${ground.text.slice(start, span.end)}, ` }] };
        }),
  },
  {
    name: 'misspelt kind',
    slips: (ground, random) =>
      ground.all
        .filter(({ key, value }) => key === 'kind' && typeof value === 'string')
        .map((placed) => ({ edits: [instead(placed, JSON.stringify(typo(String(placed.value), random)))] })),
  },
  { name: 'wrong kind', slips: wrongKinds },
  {
    name: 'empty text',
    slips: (ground) => wordings(ground).map((placed) => ({ edits: [instead(placed, '""')] })),
  },
];
