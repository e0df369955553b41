import { _, type CodeKeywordDefinition, type KeywordCxt, type Name, stringify } from 'ajv';

/**
 * `closed: [names]`: an object may have these properties and no others. Unlike `additionalProperties: false`, its
 * errors carry the known names, so that a message can tell the nearest one.
 */
export const closed: CodeKeywordDefinition = {
  keyword: 'closed',
  type: 'object',
  schemaType: 'array',
  error: {
    message: 'must have no unknown properties',
    params: (context) => _`{ name: ${context.params['name']}, known: ${context.params['known']} }`,
  },
  code(context: KeywordCxt) {
    const { gen, data } = context;
    const names = context.schema as readonly string[];
    const known = gen.scopeValue('schema', { ref: names, code: stringify(names) });
    gen.forIn('name', data, (name: Name) => {
      context.setParams({ name, known });
      gen.if(_`!${known}.includes(${name})`, () => context.error());
    });
  },
};
