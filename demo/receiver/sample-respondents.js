// SAMPLE DATA. Put your own database of members here: all that the receiver asks is `lookUp`.

/**
 * @typedef {object} Respondent
 * @property {string} name what staff call them
 * @property {string} page the page that their letter leads to
 * @property {readonly string[]} questionnaires ids of those that they may send
 * @property {import('./questionnaires.js').Context} context the facts that the questionnaires ask for
 * @property {string} [sentFact] the fact that lists what was sent, for a process of several questionnaires
 * @property {Readonly<Record<string, string>>} [steps] by questionnaire, what that fact calls it
 * @property {string} [today] only for samples, whose dates stand still; everybody else gets the clock's day
 */

const lastYear = {
  organisationName: 'Sample Training Provider',
  reportPeriod: { from: '2025-06-15', to: '2026-06-14' },
  anniversary: '2026-06-15',
  lastYearEvents: 24,
  lastYearParticipants: 600,
  lastYearLearners: 380,
  lastYearCeus: '500.0',
};

/** @param {string} firstName @param {string} title @param {string} phone @param {string} email */
const contact = (firstName, title, phone, email) => ({ firstName, lastName: 'Sample', title, phone, email });

/** @type {Readonly<Record<string, Respondent>>} */
const samples = {
  provider: {
    name: 'Sample Training Provider',
    page: '/',
    questionnaires: ['iacet-annual-report'],
    context: { contextId: 'sample-provider-2026', ...lastYear },
  },
  workshops: {
    name: 'Sample Workshops',
    page: '/post.html',
    questionnaires: ['sample-documents'],
    context: { contextId: 'sample-workshops-2026' },
  },
  visitor: {
    name: 'A visitor',
    page: '/custom-field.html',
    questionnaires: ['sample-feedback'],
    context: { contextId: 'sample-visitor' },
  },
  sponsor: {
    name: 'Sample Training Provider',
    page: '/nasba.html',
    questionnaires: ['nasba-renewal'],
    context: {
      contextId: 'sample-sponsor-2026',
      sponsorName: 'Sample Training Provider',
      sponsorIdNumber: '100001',
      questionnaireYear: '2026',
      renewalDate: '2026-06-01',
      reportingPeriod: { from: '2025-06-01', to: '2026-05-31' },
      approvedDeliveryMethods: ['groupLive', 'groupInternetBased', 'qasSelfStudy', 'blended', 'nano'],
      approvedBlendedPrimary: ['group', 'asynchronous'],
      currentMainContact: contact('Sam', 'Director of Training', '+1 555 010 0100', 'sam@firm.example'),
      currentSupervisoryContact: contact('Kim', 'Managing Partner', '+1 555 010 0200', 'kim@firm.example'),
      accountManager: { name: 'the registry desk', email: 'desk@registry.example' },
    },
  },
  member: {
    name: 'Sample Training Provider, all steps',
    page: '/tasks.html',
    questionnaires: [
      'iacet-profile',
      'iacet-accounts',
      'iacet-administrative',
      'iacet-annual-report',
      'iacet-industry-survey',
      'iacet-payment',
    ],
    sentFact: 'submittedSteps',
    steps: {
      'iacet-profile': 'profile',
      'iacet-accounts': 'accounts',
      'iacet-administrative': 'administrative',
      'iacet-annual-report': 'report',
      'iacet-industry-survey': 'survey',
      'iacet-payment': 'payment',
    },
    context: {
      contextId: 'sample-provider-2026',
      ...lastYear,
      profile: {
        name: 'Sample Training Provider',
        website: 'https://training.firm.example',
        email: 'info@firm.example',
        topics: ['safety', 'health'],
        formats: ['inPerson', 'blended'],
      },
      profileAddress: {
        street: '1 Sample Street',
        city: 'Springfield',
        region: 'VA',
        postalCode: '22150',
        country: 'United States',
      },
      accounts: [
        { rowId: 'a1', firstName: 'Sam', lastName: 'Sample', email: 'sam.sample@firm.example', role: 'primary' },
        { rowId: 'a2', firstName: 'Kim', lastName: 'Sample', email: 'kim.sample@firm.example', role: 'billing' },
      ],
      administrative: { type: 'trainingFirm', industry: 'health', size: 'upTo50' },
      dues: { minor: 125000, currency: 'USD' },
    },
  },
};

const firstDay = '2026-05-28';

/**
 * Who this is; undefined when there is nobody of that name (any more).
 * @param {string} respondent as the personal link names them; a sample's name may carry another day behind an at sign
 * @returns {Promise<Respondent | undefined>}
 */
export async function lookUp(respondent) {
  const [name = '', today = firstDay] = respondent.split('@');
  const sample = Object.hasOwn(samples, name) ? samples[name] : undefined;
  return sample && { ...sample, today };
}

/**
 * Whose letter stands for those who come to a page of the demo without one. A real site has none of this: there, a page
 * without a link says that it needs one.
 * @param {string} page
 * @param {string | undefined} day a day to try out, in place of the samples' own
 * @returns {string | undefined}
 */
export function sampleFor(page, day) {
  const name = Object.keys(samples).find((each) => samples[each]?.page === page);
  return name && (day !== undefined && isDate(day) ? `${name}@${day}` : name);
}

/** @param {string} text */
function isDate(text) {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(`${text}T`);
}
