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
  shows: ['complaints-policy.pdf 2.4 MB', 'appendix.pdf', '2.5 MB of 20 MB used'],
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
  shows: [
    'good.pdf 49 kB',
    'tool.exe is of a type that is not accepted here.',
    'nothing.pdf is empty.',
    'photo.jpg does not contain what its name says.',
    'all-of-it.zip is an archive.',
  ],
});

export const Wrong = questionStory({
  questions: [
    { ...policy, id: 'blank', label: 'Left blank' },
    { ...policy, id: 'few', label: 'Too few', minItems: 2 },
  ],
  document,
  files: { few: [samplePdf('one.pdf')] },
  continued: true,
  shows: ['Left blank – Attach a file', 'Too few – Attach at least 2 files', 'one.pdf'],
});
