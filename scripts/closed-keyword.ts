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
    params: ({ params }) => _`{ name: ${params['name']}, known: ${params['known']} }`,
  },
  code(context: KeywordCxt) {
    const { gen, data, schema } = context;
    const known = gen.scopeValue('schema', { ref: schema as object, code: stringify(schema) });
    gen.forIn('name', data, (name: Name) => {
      context.setParams({ name, known });
      gen.if(_`!${known}.includes(${name})`, () => context.error());
    });
  },
};
