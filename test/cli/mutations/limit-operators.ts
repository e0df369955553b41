import { isObject } from '../../../src/questionnaire/json-object.ts';
import { wordings } from './document-places.ts';
import { added, type Ground, instead, type Operator, type Placed, reworded, type Slip, without } from './planting.ts';

const PAIRS = [
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minimum', 'maximum'],
] as const;

function withMember(ground: Ground, key: string): readonly (readonly [holder: Placed, member: Placed])[] {
  return ground.all.flatMap((member) => {
    const holder = ground.at(member.holder);
    return member.key === key && holder && isObject(holder.value) && member.span.name
      ? [[holder, member] as const]
      : [];
  });
}

function swapped(ground: Ground): readonly Slip[] {
  return PAIRS.flatMap(([low, high]) =>
    withMember(ground, low).flatMap(([holder, least]) => {
      const most = ground.at(`${holder.pointer}/${high}`);
      if (!most) return [];
      const [a, b] = [least, most].map(({ span }) => ground.text.slice(span.start, span.end)) as [string, string];
      return [{ edits: [instead(least, b), instead(most, a)] }];
    }),
  );
}

function impossible(ground: Ground): readonly Slip[] {
  return PAIRS.flatMap(([low, high]) => [
    ...withMember(ground, high).flatMap(([holder, most]) => {
      if (isObject(holder.value) && low in holder.value) return [];
      return [{ edits: [added(holder, low, beyond(most.value, 1))], others: () => [most.span.start] }];
    }),
    ...withMember(ground, low).flatMap(([holder, least]) => {
      if (isObject(holder.value) && high in holder.value) return [];
      return [{ edits: [added(holder, high, beyond(least.value, -1))], others: () => [least.span.start] }];
    }),
  ]);
}

function beyond(limit: unknown, by: number): string {
  return typeof limit === 'number' ? String(limit + by) : JSON.stringify(String(Number(limit) + by));
}

// What stands in the bands beside it may be corrected as well.
function bandEdges(ground: Ground, random: (below: number) => number): readonly Slip[] {
  return ground.all.flatMap((placed) => {
    const { pointer, key, value } = placed;
    if (!/^\/tables\/\w+\/\d+\/(from|to)$/.test(pointer) || typeof value !== 'number') return [];
    const step = Number(pointer.split('/')[3]) + (key === 'from' ? -1 : 1);
    const beside = ground.at(pointer.replace(/\d+\/\w+$/, String(step)));
    return [
      {
        edits: [instead(placed, String(value + (random(2) === 0 ? 1 : -1)))],
        others: () => (beside ? [beside.span.start] : []),
      },
    ];
  });
}

function bandsRemoved(ground: Ground): readonly Slip[] {
  return ground.all.flatMap((band) => {
    if (!/^\/tables\/\w+\/\d+$/.test(band.pointer)) return [];
    const beside = [-1, 1].flatMap(
      (step) => ground.at(band.pointer.replace(/\d+$/, (i) => String(Number(i) + step))) ?? [],
    );
    return [{ edits: [without(band, ground.text)], others: () => beside.map(({ span }) => span.start) }];
  });
}

function sizes(ground: Ground): readonly Placed[] {
  return ground.all.filter(({ key, value }) => /^maxPer/.test(key) && typeof value === 'string');
}

// The hint names a limit that is not the one that holds.
function retyped(ground: Ground, random: (below: number) => number): readonly Slip[] {
  const say = ([holder, limit]: readonly [Placed, Placed], sentence: string): Slip => {
    const whole = ground.at(`${holder.pointer}/hint`);
    const hint = ground.at(`${whole?.pointer ?? ''}/${String(ground.json['language'])}`) ?? whole;
    const edit =
      typeof hint?.value === 'string'
        ? reworded(hint, `${hint.value} ${sentence}`)
        : added(holder, 'hint', JSON.stringify(sentence));
    return { edits: [edit], others: () => [limit.span.start] };
  };
  const other = (limit: unknown) => parseFloat(String(limit)) + [-1, 1, 5, 20][random(4)]!;
  const template = (holder: Placed) => holder.pointer.startsWith('/templates/');
  return [
    ...withMember(ground, 'maxLength').flatMap((found) =>
      template(found[0]) ? [] : [say(found, `At most ${other(found[1].value)} characters.`)],
    ),
    ...withMember(ground, 'maxItems').flatMap((found) =>
      template(found[0]) ? [] : [say(found, `You can attach up to ${other(found[1].value)} files.`)],
    ),
    ...withMember(ground, 'minimum').flatMap((found) => [say(found, `It is at least ${other(found[1].value)}.`)]),
    ...wordings(ground).flatMap((placed) => {
      const text = String(placed.value);
      return text.includes('{files.maxPer')
        ? [{ edits: [reworded(placed, text.replace(/\{files\.maxPer\w+\}/, `${7 + random(6)} MB`))] }]
        : [];
    }),
  ];
}

/** Limits, tables and sizes. */
export const limitOperators: readonly Operator[] = [
  { name: 'bounds swapped', slips: swapped },
  { name: 'bounds that leave nothing', slips: impossible },
  { name: 'edge of a band off by one', slips: bandEdges },
  { name: 'band removed', slips: bandsRemoved },
  {
    name: 'size written wrongly',
    slips: (ground, random) =>
      sizes(ground).map((placed) => ({
        edits: [reworded(placed, ['20 megabytes', '20 Mo', '20', '20,5 MB'][random(4)] ?? '')],
      })),
  },
  {
    name: 'size of one question above that of all',
    slips: (ground) =>
      sizes(ground).flatMap((placed) => {
        if (placed.key !== 'maxPerQuestion') return [];
        const all = ground.at('/files/maxPerSubmission');
        return [
          {
            edits: [reworded(placed, '2000 MB')],
            others: () => (all ? [all.span.start] : []),
            equal: () => (all ? undefined : 'the document sets no limit to all files together'),
          },
        ];
      }),
  },
  { name: 'limit retyped in a text', slips: retyped },
];
