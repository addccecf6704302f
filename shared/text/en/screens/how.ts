/** How it works: short, and true. */
export const howText = () => ({
  title: 'How it works',
  lede: 'A pre-mortem starts from the end. You are told that the project has failed, as a fact, and everyone remembers why. People who look back from a certain failure find more reasons than people who are asked what might go wrong.',
  stepsTitle: 'Eight steps, about 45 minutes',
  steps: [
    ['Lobby', 'People come in with a code. Each says, sealed, how sure they are that the plan will succeed.'],
    ['Imagine', 'A front page from the future: it has failed. No “might”, no “could”.'],
    [
      'Write',
      'Everyone writes reasons at the same time, in private. It works without a connection and survives a reload.',
    ],
    [
      'Share',
      'The server shuffles all notes and deals them out. Each is read aloud once, perhaps by its author; nobody can tell.',
    ],
    ['Cluster', 'Everyone puts cards with the same cause on one pile and names the pile.'],
    ['Vote', 'Blind dots on the risks. Totals appear only when the vote is closed.'],
    [
      'Plan',
      'For each top risk: what prevents it, what tells you early, and what you do then. Each part has an owner.',
    ],
    ['Commit', 'Owners read their lines aloud. How sure is everyone now?'],
  ] as const,
  afterTitle: 'Afterwards',
  after:
    'The register stays at the same link. Each tripwire has a number, a date and somebody who looks. A check is one press; when a tripwire is tripped, its plan is shown large with its owner’s name. It can be exported as a spreadsheet, a document or a calendar.',
  privateTitle: 'What is private, and how',
  private: [
    'While you write, your notes go to the server and to nobody else. Others do not even see that you are typing.',
    'When writing ends, the server takes only the words, evens out quotes, dashes and spaces, shuffles them and gives them new numbers. Then it destroys the notebooks and the keys they were locked with.',
    'Your dots and your confidence are sealed until they are counted, and destroyed after.',
    'With fewer than 4 people nobody can be anonymous. Then nothing is shown unless each person agrees to show theirs.',
  ] as const,
  limitsTitle: 'What this cannot do',
  limits: [
    'Whoever runs the server could look at it while people are writing.',
    'How you phrase something can give you away. Short, plain sentences help.',
    'What you type in the plan is seen by everyone as you type: the plan is written together.',
  ] as const,
  back: 'Back',
  start: 'Start a pre-mortem',
});
