import type { Place, Question } from './compiled.ts';

/** Finds questions by answer path; the key of a row stands where the pattern has its star. */
export function finder(byPattern: ReadonlyMap<string, Question>): (path: string) => Place | undefined {
  return (path) => {
    const direct = byPattern.get(path);
    if (direct && !direct.repeatedBy) return { question: direct, key: undefined };
    const steps = path.split('/');
    for (let i = 1; i < steps.length; i += 1) {
      const key = steps[i];
      const question = byPattern.get([...steps.slice(0, i), '*', ...steps.slice(i + 1)].join('/'));
      if (question?.repeatedBy && key && key !== '*') return { question, key };
    }
    return undefined;
  };
}
