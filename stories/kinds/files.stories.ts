import type { Meta } from '@storybook/web-components-vite';
import { questionStory, samplePdf } from './question-story.ts';

export default { title: 'Question kinds/Files' } satisfies Meta;

const policy = { id: 'policy', kind: 'files', label: 'Complaint policy', hint: 'As you publish it.' };
const document = { files: { maxPerQuestion: '20 MB', maxPerSubmission: '20 MB', accept: ['.pdf', '.docx', '.jpg'] } };

export const Blank = questionStory({ questions: [policy], document });

export const Filled = questionStory({
  questions: [policy],
  document,
  files: { policy: [samplePdf('complaints-policy.pdf', 2_400_000), samplePdf('appendix.pdf')] },
});

/** Files that were not taken are named with the reason. */
export const Refused = questionStory({
  questions: [policy],
  document,
  files: {
    policy: [
      samplePdf('good.pdf'),
      new File(['MZ'], 'tool.exe'),
      new File([], 'nothing.pdf'),
      new File(['a picture, it says'], 'photo.jpg'),
      new File(['PK'], 'all-of-it.zip'),
    ],
  },
});

export const Wrong = questionStory({
  questions: [
    { ...policy, id: 'blank', label: 'Left blank' },
    { ...policy, id: 'few', label: 'Too few', minItems: 2 },
  ],
  document,
  files: { few: [samplePdf('one.pdf')] },
  continued: true,
});
