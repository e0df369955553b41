import { document } from './document.ts';
import { condition, id, operand, text } from './places.ts';

const {
  $schema,
  format,
  id: name,
  edition,
  version,
  organisation,
  contact,
  language,
  currency,
  timeZone,
  context,
  tables,
  optionLists,
  values,
  staffNote,
} = document.properties;

/** One questionnaire of the process. */
export const task = {
  type: 'object',
  additionalProperties: false,
  properties: {
    id: { ...id, description: 'Names the task in conditions and events. Never change it between years.' },
    title: { ...text, description: 'What is to be done, in a few words.' },
    hint: { ...text, description: 'One short sentence of help, without links.' },
    questionnaire: {
      type: 'string',
      minLength: 1,
      description: 'The file of the questionnaire, seen from this file, such as "annual-report.2026.json".',
    },
    optional: { type: 'boolean', description: 'true: need not be done. Tasks are required otherwise.' },
    relevantWhen: { ...condition, description: 'Due only while this holds.' },
    submittedWhen: { ...condition, description: 'The page knows by this that it was sent, or paid, earlier.' },
    after: {
      type: 'array',
      minItems: 1,
      items: id,
      description: 'Cannot be sent before these tasks are sent, or are not due.',
    },
    facts: {
      type: 'object',
      propertyNames: id,
      additionalProperties: operand,
      description: 'Facts for the questionnaire, besides those of the page, such as whether another task is sent.',
    },
    staffNote,
  },
  required: ['id', 'title', 'questionnaire'],
} as const;

/** Tasks that belong together. */
export const taskGroup = {
  type: 'object',
  additionalProperties: false,
  properties: {
    id: { ...id, description: 'Names the group.' },
    title: { ...text, description: 'The heading.' },
    tasks: {
      type: 'array',
      minItems: 1,
      items: task,
      description: 'The tasks, in the order in which they are listed.',
    },
    staffNote,
  },
  required: ['id', 'title', 'tasks'],
} as const;

/** A task list: several questionnaires as one process. */
export const taskList = {
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema,
    format,
    id: { ...name, description: 'Names the task list through the years.' },
    edition,
    version,
    title: { ...text, description: 'The name of the process.' },
    description: { ...text, description: 'What the respondent reads above the tasks.' },
    organisation,
    contact,
    language,
    currency,
    timeZone,
    context,
    tables,
    optionLists,
    conditions: {
      ...document.properties.conditions,
      description: 'Conditions by name. The state of a task stands in them by its id: { "report": "submitted" }.',
    },
    values,
    opens: { ...operand, description: 'The first day on which the tasks can be done.' },
    closes: { ...operand, description: 'The last day on which the tasks can be done.' },
    groups: { type: 'array', minItems: 1, items: taskGroup, description: 'The tasks, in groups.' },
    complete: {
      ...condition,
      description: 'Holds when the whole process is complete; by default when every required task that is due is sent.',
    },
    completeText: { ...text, description: 'What the respondent reads when the whole process is complete.' },
    openText: { ...text, description: 'What the respondent reads until then, such as what does not suffice.' },
    sample: document.properties.sample,
    staffNote,
  },
  required: ['format', 'id', 'edition', 'version', 'title', 'language', 'groups'],
} as const;
