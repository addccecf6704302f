/** How it works: short, and true. */
export const howText = () => ({
  title: 'How it works',
  lede: 'A pre-mortem starts from the end. You are told that the project has failed, as a fact, and everyone remembers why. People who look back from a certain failure find more reasons than people who are asked what might go wrong.',
  stepsTitle: 'Eight steps, about 45 minutes',
  steps: [
    [
      'Lobby',
      'People join with a code. Each says how sure they are that the plan will succeed. The answers stay hidden.',
    ],
    ['Imagine', 'A front page from the future: it has failed. No “might”, no “could”.'],
    [
      'Write',
      'Everyone writes reasons at the same time, in private. It works without a connection and survives a reload.',
    ],
    [
      'Share',
      'The server shuffles all notes and deals them out. Each card is read aloud once, perhaps by its author. Only they would know.',
    ],
    ['Cluster', 'Everyone puts cards with the same cause into one pile and names it.'],
    ['Vote', 'Blind dots on the risks. Totals appear only when the vote is closed.'],
    [
      'Plan',
      'For each top risk: what prevents it, what tells you early, and what you do then. Each part has an owner.',
    ],
    ['Commit', 'Owners read their lines aloud. How sure is everyone now?'],
  ] as const,
  afterTitle: 'Afterwards',
  after:
    'The register stays at the same link. Each tripwire has a number, a date and someone who looks. A check is one press. When a tripwire trips, its plan is shown large with its owner’s name. It can be exported as a spreadsheet, a document or a calendar.',
  privateTitle: 'What is private, and how',
  private: [
    'While you write, your notes go to the server and to nobody else. Others don’t even see that you’re typing.',
    'When writing ends, the server keeps only the words, evens out quotes, dashes and spaces, and shuffles them. Then it destroys the notebooks and their keys.',
    'Your dots and your confidence are hidden until they are counted. Then the ballots are destroyed.',
    'With fewer than 4 writers nothing is shown unless its writer agrees.',
  ] as const,
  limitsTitle: 'What this cannot do',
  limits: [
    'People who run the server could read notes while you write.',
    'How you phrase something can give you away. Short, plain sentences help.',
    'Everyone sees what you type in the plan as you type it. The plan is written together.',
  ] as const,
  start: 'Start a pre-mortem',
});
