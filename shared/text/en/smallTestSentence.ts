import type { TestState } from '../../board/records.ts';

type Slots = {
  readonly from: string | null;
  readonly until: string | null;
  readonly change: string;
  readonly exposure: string;
  readonly expected: string;
  readonly adoptIf: string;
  readonly adaptIf: string;
  readonly abandonIf: string;
  readonly stopIf: string;
  readonly undoneBy: string;
};

/** What became of a test, or how it stands. */
export const testStateNames: { readonly [S in TestState]: string } = {
  planned: 'Planned',
  running: 'Running',
  adopted: 'Adopted',
  adapted: 'Adapted',
  abandoned: 'Abandoned',
  inconclusive: 'Inconclusive',
};

/** A small test in sentences, for files. A slot that is not written yet is an ellipsis. */
export function smallTestSentence(test: Slots, isOver: boolean): string {
  const { from, until, change, exposure, expected } = test;
  const rules = [
    [test.adoptIf, 'we adopt it'],
    [test.adaptIf, 'we adapt it'],
    [test.abandonIf, 'we abandon it'],
  ].flatMap(([condition, then]) => (condition === '' ? [] : [`if ${condition}, ${then}`]));
  const sentences = [
    `From ${from ?? '…'} to ${until ?? '…'} we ${isOver ? 'tried' : 'try'} ${change || '…'} with ${exposure || '…'}`,
    expected === '' ? '' : `We ${isOver ? 'expected' : 'expect'}: ${expected}`,
    rules.length === 0 ? '' : `I${rules.join('; ').slice(1)}`,
    test.stopIf === '' ? '' : `We stop at once if ${test.stopIf}`,
    test.undoneBy === '' ? '' : `It is undone by ${test.undoneBy}`,
  ];
  return sentences.flatMap((one) => (one === '' ? [] : [`${one.replace(/[.]+$/, '')}.`])).join(' ');
}
