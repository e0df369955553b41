import {
  cellKinds,
  memberKinds,
  questionShapes,
  refTo,
  resolved,
  type Schema,
  sharedDefinitions,
  unlabelledKinds,
} from './assemble.ts';
import { document } from './document.ts';
import { explained } from './editor-help.ts';
import { kinds } from './kinds.ts';
import { id } from './places.ts';
import { conditionWords, operandWords, testWords } from './rule-words.ts';
import { ruleDefinitions } from './rules.ts';
import { conditionSnippets, kindHelp, operandSnippets, questionSnippets } from './snippets.ts';
import { taskList } from './task-list.ts';

const everyKind = Object.keys(kinds);
const templateName: Schema = { ...id, description: 'Takes the properties of this template; own ones replace them.' };

/** The published JSON Schema (2020-12) of a document, with all that editors need to complete, explain and warn. */
export function editorSchema(): Schema {
  const whole = resolved(document);
  const properties = {
    ...(whole['properties'] as Schema),
    templates: {
      ...((whole['properties'] as Schema)['templates'] as Schema),
      additionalProperties: refTo('template'),
    },
  };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:questionnaire-form:questionnaire:1',
    title: 'Questionnaire',
    description: 'One questionnaire of one edition.',
    ...explained({ ...whole, properties }),
    $defs: explained({ ...sharedDefinitions(), text: textInLanguages(), ...ruleParts(), ...questionDefinitions() }),
  };
}

/** The same for a task list. */
export function taskListSchema(): Schema {
  const { options, option, listedOptions, bandOptions, fact, band } = sharedDefinitions();
  const text = textInLanguages();
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:questionnaire-form:task-list:1',
    title: 'Task list',
    description: 'Several questionnaires as one process.',
    ...explained(resolved(taskList)),
    $defs: explained({ text, options, option, listedOptions, bandOptions, fact, band, ...ruleParts() }),
  };
}

/** What a text is, with the languages that the form itself speaks, so that editors offer them. */
function textInLanguages(): Schema {
  const { text = {} } = sharedDefinitions();
  const spoken = { type: 'string', minLength: 1 };
  const properties = {
    en: { ...spoken, description: 'In English.' },
    es: { ...spoken, description: 'In Spanish.' },
  };
  return { ...text, then: { ...(text['then'] as Schema), properties } };
}

function ruleParts(): Schema {
  const { condition, operand, test, ...others } = resolved(ruleDefinitions) as Record<string, Schema>;
  return {
    ...others,
    condition: { ...offering(condition, conditionWords), defaultSnippets: conditionSnippets },
    operand: { ...offering(operand, operandWords), defaultSnippets: operandSnippets },
    test: offering(test, testWords),
  };
}

/** The definition with words that editors offer and explain where it is an object; what is allowed stays the same. */
function offering(definition: Schema = {}, words: Readonly<Record<string, string>>): Schema {
  const { description: _, then, ...rest } = definition;
  const allowed = ((then as Schema)['properties'] ?? {}) as Schema;
  const properties = Object.entries(words).map(([word, help]) => {
    const shape = (allowed[word] ?? {}) as Schema;
    return [word, { ...shape, description: help }];
  });
  return { ...rest, then: { ...(then as Schema), properties: Object.fromEntries(properties) as Schema } };
}

function questionDefinitions(): Schema {
  const { common, own } = questionShapes();
  const shared = Object.fromEntries(
    Object.keys(common).map((name) => [name, { $ref: `#/$defs/common/properties/${name}` }]),
  );
  const closedKinds = everyKind.map((kind) => [
    `kind-${kind}`,
    {
      description: kindHelp[kind]?.description,
      type: 'object',
      additionalProperties: false,
      properties: { ...own[kind]?.properties, ...shared },
      required: own[kind]?.required,
    },
  ]);
  // One list of kinds for each place: editors offer every kind that such a list names.
  const known = (allowed: readonly string[]): Schema => ({
    allOf: allowed.map((kind) => ({
      if: { properties: { kind: { const: kind } }, required: ['kind'] },
      then: refTo(`kind-${kind}`),
    })),
  });
  return {
    ...(Object.fromEntries(closedKinds) as Schema),
    common: { description: 'What every question may state.', properties: common },
    asked: known(everyKind),
    'asked-member': known(memberKinds),
    'asked-cell': known(cellKinds),
    question: oneQuestion(everyKind, 'asked'),
    member: oneQuestion(memberKinds, 'asked-member'),
    cell: {
      type: 'object',
      properties: { kind: kindNames(cellKinds), id: false, renamedFrom: false },
      required: ['kind'],
      ...refTo('asked-cell'),
    },
    templated: loose({ ...shared, template: templateName }, ['id', 'template']),
    template: loose(shared, [], ['id']),
  };
}

function oneQuestion(allowed: readonly string[], asked: string): Schema {
  const unlabelled = unlabelledKinds.filter((kind) => allowed.includes(kind));
  return {
    type: 'object',
    properties: { kind: kindNames(allowed), template: templateName },
    required: ['id'],
    if: { required: ['template'] },
    then: refTo('templated'),
    else: {
      ...refTo(asked),
      ...(unlabelled.length === 0
        ? { required: ['kind', 'label'] }
        : {
            required: ['kind'],
            if: { properties: { kind: { enum: unlabelled } }, required: ['kind'] },
            then: true,
            else: { required: ['label'] },
          }),
    },
    defaultSnippets: questionSnippets(allowed),
  };
}

function kindNames(allowed: readonly string[]): Schema {
  return {
    description: 'What kind of question it is.',
    enum: allowed,
    enumDescriptions: allowed.map((kind) => kindHelp[kind]?.description),
    errorMessage: `This is no kind of question. The kinds are ${allowed.join(', ')}.`,
  };
}

/** Any property of any kind: what a question that uses a template may state, or the template itself. */
function loose(common: Schema, required: readonly string[], without: readonly string[] = []): Schema {
  const shapes = new Map<string, Map<string, Schema>>();
  for (const [kind, { properties }] of Object.entries(questionShapes().own)) {
    for (const [name, shape] of Object.entries(properties)) {
      const found = shapes.get(name) ?? new Map<string, Schema>();
      const text = JSON.stringify(shape);
      if (!found.has(text)) found.set(text, { $ref: `#/$defs/kind-${kind}/properties/${name}` });
      shapes.set(name, found);
    }
  }
  const own = [...shapes].map(([name, found]) => {
    const alternatives = [...found.values()];
    return [name, alternatives.length === 1 ? alternatives[0] : { anyOf: alternatives }];
  });
  const properties = { ...(Object.fromEntries(own) as Schema), ...common, kind: kindNames(everyKind) };
  const allowed = Object.entries(properties).filter(([name]) => !without.includes(name));
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(allowed),
    ...(required.length > 0 && { required }),
  };
}
