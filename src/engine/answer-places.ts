import type { Place, Question, Questionnaire } from '../questionnaire/compiled.ts';
import { withAgreements } from './agreement.ts';
import type { AnswerValue, Unparsed } from './answer.ts';
import type { CellChange } from './answers.ts';
import { cellPath } from './cell-path.ts';
import { decompose } from './decompose.ts';
import type { Evaluation, Inputs } from './evaluation.ts';
import { ArgumentError, UnknownPathError } from './questionnaire-error.ts';
import type { QuestionState } from './snapshot.ts';
import { sameStored } from './state-sharing.ts';
import { forgottenRows } from './touched-nodes.ts';

/** Where answers of one filling may be given at this moment: which rows there are decides which paths exist. */
export class AnswerPlaces {
  private readonly questionnaire: Questionnaire;

  constructor(
    private readonly inputs: Inputs,
    private readonly evaluation: Evaluation,
  ) {
    this.questionnaire = inputs.questionnaire;
  }

  /** The place of a path. Throws `UnknownPathError`, also for a cell of a row that does not exist. */
  at(path: string): Place {
    const place = this.questionnaire.find(path);
    if (!place) throw new UnknownPathError(path);
    this.#needRow(place, path);
    return place;
  }

  /** The rows question at a path. Throws `ArgumentError` when it has no rows. */
  rowsAt(path: string): Question {
    const { question } = this.at(path);
    if (question.kind !== 'rows') throw new ArgumentError(`"${path}" has no rows.`);
    return question;
  }

  /** Ids of the rows of a rows question, in order: those that the host gave, until the respondent changes the list. */
  rowIds({ node }: Question): readonly string[] {
    return (this.evaluation.results[node] as QuestionState).keys ?? [];
  }

  /** What an answer changes, the cells of rows that go with it included. */
  changes(path: string, value: AnswerValue | Unparsed | undefined): readonly CellChange[] {
    const cells = withAgreements(decompose(this.questionnaire, path, value), this.inputs.context);
    this.at(path);
    const gone = cells.flatMap(({ question, stored }) =>
      question.kind === 'rows' ? forgottenRows(question, this.rowIds(question), stored) : [],
    );
    return [...gone, ...cells.map(({ question, key, stored }) => ({ node: question.node, key, stored }))];
  }

  /** Whether a change changes anything: clearing what was never given does not, unless an initial answer stood there. */
  isReal({ node, key, stored }: CellChange): boolean {
    const before = this.inputs.answers.get(node, key);
    const untouched = before === undefined && stored === null;
    return untouched ? (this.questionnaire.nodes[node] as Question).initial !== undefined : !sameStored(before, stored);
  }

  /** The path of a cell. */
  pathOf({ node, key }: CellChange): string {
    return cellPath((this.questionnaire.nodes[node] as Question).pattern, key);
  }

  // A cell can only be answered in a row that exists; a matrix has the rows that its options name.
  #needRow({ question: { repeatedBy }, key }: Place, path: string): void {
    if (!repeatedBy || key === undefined) return;
    const known =
      repeatedBy.kind === 'matrix'
        ? repeatedBy.options?.all.some(({ value }) => value === key)
        : this.rowIds(repeatedBy).includes(key);
    if (!known) throw new UnknownPathError(path);
  }
}
