import type { Option, Question, Questionnaire, Section } from '../compiled.ts';
import type { RuleType } from '../expression.ts';
import type { Text } from '../types.ts';
import { isWrapped } from './places.ts';
import { isAlwaysThere } from './requirements.ts';

/** Beyond this many, the options are not told one by one in a comment. */
const MOST_TOLD = 24;

/**
 * The type of a questionnaire's payload as a TypeScript declaration, for a host that takes it: an interface
 * `…Answers` with a member per question, its wording as the comment, and an interface `…Payload` around it.
 */
export function payloadTypes(questionnaire: Questionnaire): string {
  const { id, edition, title, sections, language } = questionnaire;
  const name = typeName(`${id}-${edition}`);
  const writer = new TypeWriter(questionnaire);
  const head = wordsIn(title, language);
  const answers = sections.map((section) => writer.section(section)).join('\n');
  return `// Made by "questionnaire types" from ${id}, edition ${edition}, version ${questionnaire.version}. Do not edit; make it anew.

${comment(['An amount of money: whole minor units (cents) of an ISO 4217 currency.'], '')}export interface Money {
  readonly minor: number;
  readonly currency: ${writer.currency};
}

${comment(['A file that was sent along, by its reference.'], '')}export interface Attachment {
  readonly name: string;
${comment(['Bytes.'], '  ')}  readonly size: number;
  readonly type: string;
${comment(['Hash of its bytes, in lower-case hex.'], '  ')}  readonly sha256: string;
}

${comment([`The answers to ${head}, by question; what was not asked is absent.`], '')}export interface ${name}Answers {
${answers}}

${comment([`What ${head} hands over.`], '')}export interface ${name}Payload {
  readonly format: 1;
  readonly questionnaire: {
    readonly id: ${quoted(id)};
    readonly edition: ${quoted(edition)};
    readonly version: number;
${comment(['Hash of the document with which it was filled in.'], '    ')}    readonly sha256: string;
  };
${comment(['For whom it was filled in.'], '  ')}  readonly contextId: string;
  readonly submissionId: string;
${comment(['The submission that this one corrects.'], '  ')}  readonly supersedes: string | null;
${comment(['The day that counted, YYYY-MM-DD.'], '  ')}  readonly today: string;
  readonly answers: ${name}Answers;
${comment(['Questions whose answer somebody should look at.'], '  ')}  readonly needsReview: ${writer.reviewed()};
${comment(['Rules that the respondent was asked about and confirmed.'], '  ')}  readonly confirmed: ${writer.confirmed()};
${comment(['By reference; each stands in exactly one answer.'], '  ')}  readonly attachments: Readonly<Record<string, Attachment>>;
}
`;
}

class TypeWriter {
  constructor(private readonly questionnaire: Questionnaire) {}

  get currency(): string {
    const { currency = 'USD' } = this.questionnaire;
    return typeof currency === 'string' ? quoted(currency) : 'string';
  }

  section({ title, questions, relevantWhen }: Section): string {
    const heading = `  // ${this.#words(title).replace(/\s+/g, ' ')}\n`;
    return heading + this.#members(questions, '  ', relevantWhen === undefined);
  }

  reviewed(): string {
    const { nodes } = this.questionnaire;
    const found = nodes.filter(
      (node) => node.type === 'question' && node.detail.reviewWhen !== undefined,
    ) as Question[];
    return listOf(found.map(({ pattern }) => (pattern.includes('*') ? 'string' : quoted(pattern))));
  }

  confirmed(): string {
    const { nodes } = this.questionnaire;
    return listOf(
      nodes.flatMap((node) => (node.type === 'rule' && node.severity === 'confirm' ? [quoted(node.id)] : [])),
    );
  }

  #members(questions: readonly Question[], indent: string, mayBeSure: boolean): string {
    return questions
      .filter(({ kind }) => kind !== 'notice' && kind !== 'link' && kind !== 'stop')
      .map((question) => {
        const mark = mayBeSure && isAlwaysThere(question) ? '' : '?';
        const about = comment(this.#about(question), indent);
        return `${about}${indent}readonly ${memberName(question.id)}${mark}: ${this.#type(question, indent)};\n`;
      })
      .join('');
  }

  #about({ wording, kind, options, ruleType }: Question): string[] {
    const { number, label, statement, hint, unit } = wording;
    const words = [label ?? statement].map((text) => (text === undefined ? '' : this.#words(text)));
    const lines = [[number === undefined ? '' : `${number}.`, ...words].filter(Boolean).join(' ')];
    if (hint !== undefined) lines.push(this.#words(hint));
    if (unit !== undefined) lines.push(`In ${this.#words(unit)}.`);
    if (kind === 'percent' || ruleType?.type === 'percent') lines.push('In basis points: 5000 is 50 %.');
    if (kind === 'calculated') lines.push('Calculated.');
    if (kind === 'prefilled') lines.push('As the page supplied it.');
    if (options && kind !== 'matrix' && !options.bands) lines.push(...this.#told(options.all));
    return lines.filter(Boolean);
  }

  #told(options: readonly Option[]): string[] {
    if (options.length > MOST_TOLD) return [];
    return options
      .map(({ value, label }) => [value, this.#words(label)] as const)
      .filter(([value, label]) => value !== label)
      .map(([value, label]) => `- \`${value}\`: ${label}`);
  }

  #type(question: Question, indent: string): string {
    const { kind, parts, ruleType, options } = question;
    const inside = `${indent}  `;
    const object = (members: string) => `{\n${members}${indent}}`;
    if (kind === 'rows') {
      const row = `${inside}readonly rowId: string;\n${this.#members(parts, inside, true)}`;
      return `readonly ${object(row)}[]`;
    }
    if (kind === 'matrix') {
      const [cell] = parts;
      const isSure = !options?.only && !options?.bands && parts.some(isAlwaysThere);
      const type =
        cell?.id === '*' ? this.#type(cell, inside) : `{\n${this.#members(parts, `${inside}  `, true)}${inside}}`;
      const rows = (options?.all ?? []).map(({ value, label }) => {
        const about = comment([this.#words(label)], inside);
        return `${about}${inside}readonly ${memberName(value)}${isSure ? '' : '?'}: ${type};\n`;
      });
      return object(rows.join(''));
    }
    if (kind === 'prefilled' && !ruleType) return 'unknown';
    if (kind === 'evidence') return object(this.#evidence(parts, inside));
    if (!ruleType) return object(this.#members(parts, inside, true));
    const own = this.#valueType(ruleType, question);
    if (!isWrapped(question)) return own;
    const { agreement } = question.detail;
    const others = this.#members(agreement ? parts.filter(({ id }) => id !== 'sha256') : parts, inside, true);
    const bound = agreement
      ? `${comment(['Hash of the text that was agreed to.'], inside)}${inside}readonly sha256?: string;\n`
      : '';
    return object(`${inside}readonly answer: ${own};\n${others}${bound}`);
  }

  #evidence(parts: readonly Question[], indent: string): string {
    return parts
      .map(({ id }) => {
        const type = id === 'files' ? 'readonly string[]' : id === 'byEmail' ? 'boolean' : 'string';
        return `${indent}readonly ${id}${id === 'text' ? '?' : ''}: ${type};\n`;
      })
      .join('');
  }

  #valueType(type: RuleType, { kind, detail }: Question): string {
    if (kind === 'yesNo') return detail.notApplicable ? "'yes' | 'no' | 'notApplicable'" : "'yes' | 'no'";
    switch (type.type) {
      case 'integer':
      case 'percent':
        return 'number';
      case 'money':
        return 'Money';
      case 'flag':
        return 'true';
      case 'option':
        return type.bandsOf === undefined ? unionOf(type.values.map(quoted)) : 'string';
      case 'options':
        return listOf(type.values.map(quoted));
      case 'files':
      case 'rows':
        return 'readonly string[]';
      default:
        return 'string';
    }
  }

  #words(text: Text): string {
    return wordsIn(text, this.questionnaire.language);
  }
}

function wordsIn(text: Text, language: string): string {
  return typeof text === 'string' ? text : (text[language] ?? Object.values(text)[0] ?? '');
}

function typeName(id: string): string {
  const name = id.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return /^[A-Za-z]/.test(name) ? name : `Questionnaire${name}`;
}

function memberName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name);
}

function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

function unionOf(types: readonly string[]): string {
  return types.length === 0 ? 'never' : [...new Set(types)].join(' | ');
}

function listOf(types: readonly string[]): string {
  const union = unionOf(types);
  return new Set(types).size > 1 ? `readonly (${union})[]` : `readonly ${union}[]`;
}

/** A doc comment of some lines, ready to stand before a member; nothing when there are none. */
function comment(lines: readonly string[], indent: string): string {
  const safe = lines.flatMap((line) => line.split('\n')).map((line) => line.trimEnd().replaceAll('*/', '*\\/'));
  const [only, ...more] = safe;
  if (only === undefined) return '';
  if (more.length === 0) return `${indent}/** ${only} */\n`;
  return `${indent}/**\n${safe.map((line) => `${indent} *${line === '' ? '' : ` ${line}`}\n`).join('')}${indent} */\n`;
}
