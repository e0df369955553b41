/**
 * English, for everything around the questions. The law of `messages-en.ts` holds: short, plain, what to do next, and
 * never an answer.
 */
export const shellEnglish = {
  // Loading, and when it comes to nothing
  loading: 'Loading the questionnaire…',
  unreachableTitle: 'The questionnaire could not be loaded',
  unreachable: 'Check your connection and try again. Anything you filled in earlier is still kept on this device.',
  tryAgain: 'Try again',
  rejectedTitle: 'This questionnaire cannot be shown',
  rejectedText:
    'There is a mistake in the questionnaire itself, not in anything you did. Please tell the people who run this site.',
  'issues.one': 'What its authors need to correct: 1 thing',
  'issues.other': 'What its authors need to correct: {count} things',
  issuePosition: 'line {line}, column {column}',
  issueWhole: 'the whole document',
  unfitTitle: 'You reached this form without your personal link',
  unfit:
    'This form needs to know who it is for, and the address you opened does not say. Use the link in the email that we sent you, or sign in and open the form from there.',
  unfitKept:
    'Nothing is lost: what you filled in earlier on this device is still kept, and comes back when you use your link.',
  unfitDetails: 'For the people who run this site',
  sample: 'Sample',
  sampleNote: 'This is a sample questionnaire. Its figures and texts are not official.',

  // Start page
  start: 'Start',
  continueWith: 'Continue with “{section}”',
  checkAnswers: 'Check your answers',
  sections: 'Sections',
  sectionsHint: 'Fill in the sections in any order. You can change anything until you send it.',
  'sectionsDone.one': '{done} of 1 section complete',
  'sectionsDone.other': '{done} of {count} sections complete',
  'status.notStarted': 'Not started',
  'status.incomplete': 'Incomplete',
  'status.complete': 'Complete',
  'status.optional': 'Optional',
  atHand: 'What to have at hand',
  'atHandMore.one': '1 more document',
  'atHandMore.other': '{count} more documents',
  keptDevice:
    'Your answers and files are kept on this device while you work, so you can stop and come back. They go nowhere until you send them.',
  keptSession: 'Your answers and files are kept until you close this window. They go nowhere until you send them.',
  keptNone: 'Your answers are not kept on this device. Finish and send in one go.',
  draftTitle: 'You have a draft on this device',
  draftFrom: 'Last changed on {date}',
  'draftAnswers.one': '{answered} of 1 question answered',
  'draftAnswers.other': '{answered} of {count} questions answered',
  'draftFiles.one': '1 file',
  'draftFiles.other': '{count} files',
  draftEarlier:
    'The newest version of your draft could not be read. This is the one before it; the last changes may be missing.',
  draftOlder: 'The questionnaire has changed since then. Everything that still fits is taken over.',
  draftContinue: 'Continue with your draft',
  draftDiscard: 'Start again',
  discardTitle: 'Start again and lose your draft?',
  discardText: 'Your answers and files in this draft will be removed from this device. This cannot be undone.',
  discardYes: 'Yes, remove it and start again',
  discardNo: 'No, keep my draft',
  'setAside.one': '1 answer no longer fits the questionnaire and was set aside:',
  'setAside.other': '{count} answers no longer fit the questionnaire and were set aside:',
  draftLostTitle: 'A draft on this device could not be read',
  draftLost:
    'You had a draft here, but it is damaged and cannot be opened. If you have a backup file, use that. Otherwise please begin again.',
  filesLostTitle: 'Some files are no longer on this device',
  'filesLost.one': 'This file did not come back with your draft. Please attach it again:',
  'filesLost.other': 'These files did not come back with your draft. Please attach them again:',
  setAsideTitle: 'The questionnaire has changed',
  contact: 'Help',

  // Section page
  back: 'Back',
  allSections: 'All sections',
  sectionOf: 'Section {index} of {total}',
  continue: 'Continue',
  continueAnyway: 'Continue, and come back to this later',
  'sectionsAdded.one': '1 section added because of your answers.',
  'sectionsAdded.other': '{count} sections added because of your answers.',
  'sectionsGone.one': '1 section is no longer asked. Your answers there are kept in case it comes back.',
  'sectionsGone.other': '{count} sections are no longer asked. Your answers there are kept in case they come back.',
  'problems.one': 'There is 1 thing to put right',
  'problems.other': 'There are {count} things to put right',
  inQuestion: '{question} – {message}',

  // An answer that others hang on
  lossTitle: 'Do you want to change this answer?',
  lossText: 'What you filled in here would no longer be sent:',
  'lossAnswers.one': '1 answer.',
  'lossAnswers.other': '{count} answers.',
  'lossFiles.one': '1 file.',
  'lossFiles.other': '{count} files.',
  lossKept: 'It is kept on this device and comes back if you choose the same answer again.',
  lossNo: 'No, keep my answer',
  lossYes: 'Yes, change it',

  // Draft status
  draftSaving: 'Saving…',
  draftSaved: 'Saved on this device, {time}',
  draftSavedOnce: 'Saved on this device.',
  draftRecovered: 'Your answers are being saved on this device again.',
  draftNotKept: 'Not kept on this device',
  draftFailed: 'Not saved on this device',
  'draftFailure.quota':
    'This device has no room left for your draft. You can go on and send the form, but do not close this window before you have sent it. Removing large files may help.',
  'draftFailure.file':
    '{name} is too large to be kept on this device. It will be sent if you finish without closing this window; otherwise attach it again later. Your answers are kept.',
  'draftFailure.unavailable':
    'This browser does not allow this page to keep a draft (private windows often do not). You can go on and send the form, but do not close this window before you have sent it.',
  draftFailure:
    'Your draft could not be saved on this device. You can go on and send the form, but do not close this window before you have sent it.',

  // Check your answers, and sending
  reviewTitle: 'Check your answers before you send them',
  reviewTitleRead: 'Your answers',
  change: 'Change',
  notProvided: 'Not provided',
  answerMissing: 'Answer this question',
  toDo: 'Still to do',
  'reviewOpen.one': '1 thing is still to do before you can send this:',
  'reviewOpen.other': '{count} things are still to do before you can send this:',
  reviewReady: 'Everything that is asked is answered. Read it through once more before you send it.',
  confirmTitle: 'Please confirm',
  confirmText: 'These answers are unusual. Tick each one that is right, or change it.',
  confirmThis: 'Yes, this is right',
  noticeTitle: 'Please look at these again',
  needsReviewTitle: 'Staff will look at these answers',
  needsReviewText: 'They do not stop you from sending the form.',
  submit: 'Send your answers',
  submitNote: 'After sending you cannot change your answers here.',
  submitting: 'Sending your answers…',
  submitSlow: 'This is taking longer than usual. Keep this window open; your answers are safe.',
  submitFailedTitle: 'Your answers were not sent',
  submitFailed:
    'Something went wrong on our side, not yours. Nothing is lost: your answers are still here. Try again in a few minutes.',
  submitRefused: 'Your answers were not accepted yet. Nothing is lost: put right what is listed and send them again.',
  handedOverTitle: 'Your answers were handed to this site',
  handedOver: 'The site has not confirmed that it received them. Your draft stays on this device until then.',
  recalculatedTitle: 'An amount has changed',
  recalculated:
    'It was worked out anew since you last saw it, because a date has passed or the fees have changed. Sending your answers confirms it.',
  amountChanged: '{amount}: {now} (before: {before})',
  amountNone: 'none',
  submitConfirm: 'Confirm and send your answers',

  // Receipt
  receiptTitle: 'Your answers were sent',
  receiptAt: 'Sent on {date}',
  receiptReference: 'Your reference',
  receiptLink: 'Open your receipt on this site',
  receiptCopy: 'A copy of your answers',
  receiptKeep: 'Keep a copy: print this page or save it as a PDF.',
  receiptGone: 'Your draft has been removed from this device.',
  receiptStays: 'Your draft could not be removed from this device. Start again there when you no longer need it.',
  print: 'Print or save as PDF',
} as const;
