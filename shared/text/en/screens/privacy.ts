/** What happens to what people write, in full. */
export const privacyText = () => ({
  title: 'What happens to what you write',
  dealt: [
    'While you write, only you and the server can read your notes. Others see how many pressed “I’m done for now”, nothing else.',
    'When writing ends, the server keeps only the words, evens out quotes, dashes and spaces, and shuffles them. Then it destroys the notebooks and their keys.',
    'After that nobody can look up who wrote a card: not the facilitator, not from an export, not from a backup.',
    'What no software can hide is how you write. A plain short sentence says less about you than a long one.',
  ],
  own: [
    'While you write, only you and the server can read your notes.',
    'On your turn you put your notes on the board one by one. Everyone sees that it’s your turn, so everyone knows who wrote them.',
    'Notes you don’t put on the board are never shown.',
  ],
  whatOthersSee: 'What can others see?',
  gotIt: 'Got it',
});
