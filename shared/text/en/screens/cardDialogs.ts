/** Withdrawing a card, and saying that it says the same as an earlier one. */
export const cardDialogsText = () => ({
  withdrawTitle: 'Withdraw this card?',
  withdrawBody:
    'It leaves every screen and export for good. Use this if it names a colleague. Only the number withdrawn stays.',
  withdrawYes: 'Withdraw card',
  cancel: 'Keep card',
  sameTitle: 'Which earlier card says the same?',
  sameHint: 'Both texts stay. This one is shown under the other.',
  sameNone: 'There is no earlier card yet.',
  filter: 'Find a card',
});
