import {
  cellKinds,
  mapObjects,
  memberKinds,
  questionShapes,
  refTo,
  resolved,
  type Schema,
  sharedDefinitions,
  unlabelledKinds,
} from './assemble.ts';
import { document } from './document.ts';
import { id } from './places.ts';
import { taskList } from './task-list.ts';

/**
 * The JSON Schema that the shipped check is compiled from. It accepts what the editor's schema accepts, with two
 * exceptions: conditions and operands are told by their type only, because whoever reads them says better what is
 * wrong with them, and questions that use a template have been written out before.
 *
 * A task list is told by its groups, so that both sorts of document share one check and all they have in common.
 *
 * Closed objects use the keyword `closed` with the names they know, so that an error can tell the nearest one.
 */
export function checkSchema(): Schema {
  const whole = resolved(document);
  const properties = {
    ...(whole['properties'] as Schema),
    templates: { type: 'object', propertyNames: id, additionalProperties: refTo('template') },
  };
  return shipped({
    if: { type: 'object', required: ['groups'] },
    then: refTo('taskList'),
    else: refTo('whole'),
    $defs: {
      whole: { ...whole, properties },
      taskList: resolved(taskList),
      ...sharedDefinitions(),
      condition: { type: ['string', 'object'] },
      operand: { type: ['string', 'integer', 'boolean', 'object'] },
      ...questionDefinitions(),
    },
  });
}

function questionDefinitions(): Schema {
  const { common, own } = questionShapes();
  const names = Object.keys(common);
  const kindDefinitions = Object.entries(own).map(([kind, { properties, required }]) => [
    `kind-${kind}`,
    { closed: [...Object.keys(properties), ...names], properties, required },
  ]);
  return {
    ...(Object.fromEntries(kindDefinitions) as Schema),
    common: { properties: common },
    asked: {
      type: 'object',
      required: ['kind'],
      ...refTo('common'),
      discriminator: { propertyName: 'kind' },
      oneOf: Object.keys(own).map((kind) => refTo(`kind-${kind}`)),
    },
    question: {
      ...refTo('asked'),
      required: ['id'],
      if: { properties: { kind: { enum: unlabelledKinds } } },
      then: true,
      else: { required: ['label'] },
    },
    member: { ...refTo('question'), properties: { kind: { enum: memberKinds } } },
    cell: { ...refTo('asked'), properties: { kind: { enum: cellKinds }, id: false, renamedFrom: false } },
    template: { if: { required: ['kind'] }, then: refTo('asked'), else: { type: 'object' } },
  };
}

/** The schema without what only people read. */
function shipped(schema: Schema): Schema {
  return mapObjects(schema, (part) => {
    const { description, additionalProperties, ...rest } = part;
    const named = typeof description === 'object' ? { description } : {};
    if (additionalProperties !== false) {
      return additionalProperties === undefined ? { ...rest, ...named } : { ...rest, ...named, additionalProperties };
    }
    return { ...rest, ...named, closed: Object.keys(rest['properties'] as Schema) };
  }) as Schema;
}
