// Writes the types of the documents into dist/ as they come out of the meta-schema, so that a host needs none of what
// derives them here.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import ts from 'typescript';

const root = join(import.meta.dirname, '..');
const source = join(root, 'src/questionnaire/types.ts');
const config = ts.readConfigFile(join(root, 'tsconfig.build.json'), (path) => ts.sys.readFile(path));
const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
const program = ts.createProgram([source], options);
const checker = program.getTypeChecker();
const file = program.getSourceFile(source)!;
const flags =
  ts.TypeFormatFlags.NoTruncation |
  ts.TypeFormatFlags.InTypeAlias |
  ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType;

function commentOf(node: ts.Node): string {
  const [comment] = ts.getLeadingCommentRanges(file.text, node.getFullStart()) ?? [];
  return comment ? `${file.text.slice(comment.pos, comment.end)}\n` : '';
}

/** A type written out; those that have a name here are named. */
function written(type: ts.Type): string {
  return checker.typeToString(type, file, flags);
}

/** One declaration as a host sees it. */
function declaration(node: ts.Statement): string {
  if (ts.isInterfaceDeclaration(node)) {
    const type = checker.getTypeAtLocation(node);
    const members = checker.getPropertiesOfType(type).map((member) => {
      const optional = member.flags & ts.SymbolFlags.Optional ? '?' : '';
      return `readonly ${JSON.stringify(member.name)}${optional}: ${written(checker.getTypeOfSymbol(member))};`;
    });
    return `${commentOf(node)}export interface ${node.name.text} { ${members.join('\n')} }`;
  }
  if (!ts.isTypeAliasDeclaration(node)) return '';
  const { name, typeParameters } = node;
  if (typeParameters) {
    return `${commentOf(node)}export type ${name.text}<Kind extends QuestionKind> = Extract<QuestionDocument, { kind: Kind }>;`;
  }
  const type = checker.getTypeAtLocation(node);
  const parts =
    name.text === 'QuestionDocument' && type.isUnion()
      ? type.types.map(written).map((one) => `(${one})`)
      : [written(type)];
  return `${commentOf(node)}export type ${name.text} = ${parts.join(' | ')};`;
}

// What only tells json-schema-to-ts which places to fill in is of no use outside.
const shown = file.statements.filter(
  (node) => !ts.isInterfaceDeclaration(node) || !node.getText().includes('deserialize'),
);
const text = shown.map(declaration).filter(Boolean).join('\n\n');
if (/json-schema-to-ts|FromSchema|deserialize/.test(text))
  throw new Error('A type of the documents could not be written out.');
writeFileSync(
  join(root, 'dist/types/questionnaire/types.d.ts'),
  await format(text, { parser: 'typescript', printWidth: 120, singleQuote: true }),
);
