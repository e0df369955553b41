/** English, for what is kept on a device and how it goes. The law of `messages-en.ts` holds. */
export const housekeepingEnglish = {
  discardTitle: 'Remove this draft from this device?',
  discardText: 'The answers and files in this draft will be removed from this device. This cannot be undone.',
  discardYes: 'Yes, remove it',
  discardNo: 'No, keep my draft',
  forget: 'Shared computer? Keep nothing here',
  keptNot:
    'From now on nothing is kept on this device. You can go on and send the form, but do not close this window before you have sent it or kept a copy.',
  draftRemove: 'Remove from this device',
  draftStays: 'The draft could not be removed from this device. Close other windows with this form, and try again.',
  draftEnds: 'It will be removed from this device after {date}, unless somebody goes on with it.',
  draftEnded: 'Removed, as announced: {draft}',
  'otherDrafts.one': '1 other draft on this device',
  'otherDrafts.other': '{count} other drafts on this device',
  otherDraftsText: 'To go on with one, use the link that you opened it with.',
} as const;
