/**
 * Why HealthCare.gov failed at its launch on 1 October 2013, in short sentences after the public reports:
 * - U.S. Government Accountability Office, GAO-14-694, "Healthcare.gov: Ineffective Planning and Oversight Practices Underscore
 *   the Need for Improved Contract Management", July 2014.
 * - U.S. Department of Health and Human Services, Office of Inspector General, OEI-06-14-00350, "HealthCare.gov: CMS Management
 *   of the Federal Marketplace: A Case Study", February 2016.
 * The sentences are this project's own; the reports are works of the United States government.
 */
export const project = {
  title: 'HealthCare.gov launch',
  successMetric: '7 million people enrolled by 31 March 2014',
  decision: 'Whether to open the federal marketplace on 1 October 2013',
};

/** Notes by who writes them in the test: the facilitator first, then four people, then the one who joins late. */
export const notes: readonly (readonly string[])[] = [
  [
    'Nobody was in charge of the whole, so nobody saw the whole.',
    'The launch date was fixed by law and the scope was not',
    'We read every warning as a reason to push harder',
  ],
  [
    'Contractors were told to start building before we knew what to build',
    'Requirements kept changing until weeks before the launch',
    'Costs tripled because the contract paid for effort, not for results',
    'Staff without the authority ordered extra work',
  ],
  [
    'End-to-end testing was squeezed into the last two weeks',
    'The load test failed with a few hundred people and we launched anyway',
    'Every page had to wait for an account, so the login brought down the rest',
  ],
  [
    'The readiness review was moved from March to September',
    'An outside review told us in spring and nobody below the top saw it',
    'Parts by different companies met for the first time in production',
  ],
  [
    'There was no plan for what to do if it did not work on the first day',
    'People called the help line and the help line used the same broken site',
    'Policy people and technical people sat in different buildings and did not speak',
  ],
];

/** Written after the reveal, by the one who joined late and by three others: she is on no roster yet, so three more are needed. */
export const lateNotes = [
  'Insurers got garbled enrolment files and fixed them by hand',
  'The team that knew the most left before the work was done',
  'Nobody could see on one page how far the whole had come',
  'Rules for the plans changed until the week of the launch',
] as const;

/** Causes of one kind, for the piles that the test makes. */
export const piles = {
  testing: {
    title: 'We tested too late to change anything',
    cards: [
      'End-to-end testing was squeezed into the last two weeks',
      'The load test failed with a few hundred people and we launched anyway',
      'Parts by different companies met for the first time in production',
    ],
  },
  scope: {
    title: 'We were building before we knew what to build',
    cards: [
      'Contractors were told to start building before we knew what to build',
      'Requirements kept changing until weeks before the launch',
    ],
  },
} as const;

/** What is typed into the plan of the risk with most dots. */
export const plan = {
  cause: 'nobody ran the whole before the last two weeks',
  event: 'the login gave way on the first morning',
  effect: 'two months of repairs in public',
  prevention: 'Run the full enrolment end to end with 10,000 simulated families every Friday from June on',
  signal: 'Share of simulated enrolments that finish',
  threshold: '95 percent',
  contingency: 'Open in two states first and take paper applications everywhere else',
} as const;

/** The only thing that is planned for the second risk, so that its row stays incomplete. */
export const secondPrevention = 'Freeze what the first release does and does not do in May';

/** What felt unsafe to say: as many as it takes for any of it to be shown. */
export const pulse = [
  'That the date will hold because it has to',
  'That I would not enrol my own family',
  'That nobody reads the warnings I pass on',
  'That we report green because red has consequences',
] as const;
