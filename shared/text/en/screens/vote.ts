import type { Format } from '../../format.ts';

export const voteText = ({ plural }: Format) => {
  const dots = (n: number) => plural(n, { one: '# dot', other: '# dots' });
  const causes = (n: number) => plural(n, { one: '# cause', other: '# causes' });
  return {
    title: 'Which of these would hurt most?',
    causes,
    showCauses: (n: number) => `Read ${causes(n)}`,
    left: (left: number, of: number) => plural(of, { one: `${left} of # dot left`, other: `${left} of # dots left` }),
    noneLeft: (of: number) => plural(of, { one: 'Your dot is placed', other: 'All # dots are placed' }),
    notAll: 'You don’t have to place all of them.',
    ownOrder: 'Everyone’s list is in a different order, so nobody is led by the top.',
    dotsOn: (title: string) => `Dots on ${title}`,
    announceDots: (title: string, n: number, left: number) => `${dots(n)} on “${title}”. ${left} left.`,
    cast: 'Cast my vote',
    change: 'Change my vote',
    castNote: 'Your vote is in. You can change it until the vote closes.',
    voted: (done: number, of: number) => `${done} of ${of} have voted`,
    saved: 'Saved, hidden from others',
    saving: 'Saving',
    notSaved: 'Saved on this device only',
    closing: 'The vote is closing. Your dots count as they are.',
    observerTitle: 'The vote is open.',
    observer: 'People vote in silence. The result comes when the vote closes.',
    missed: 'Your last change came after the vote closed, so it wasn’t counted. The dots you had placed before were.',
    noRisks: 'There is nothing to vote on yet.',
    noRisksHint: 'The facilitator can go back to Cluster and add risks.',

    rankingTitle: 'What would hurt most',
    tie: (n: number) => `${n} tied`,
    total: (n: number) => dots(n),
    noDots: 'No dots',
    inPlan: 'Goes into the plan',
    chosen: 'In the plan',
    take: 'Plan for it',
    minority: 'Lone warning',
    minorityPick: 'Keep a lone warning',
    minorityHint: 'A risk with few dots that is planned anyway.',
    minorityNone: 'None',
    planCount: (n: number) => plural(n, { one: '# risk goes into the plan', other: '# risks go into the plan' }),
    planAdvice: '3 to 7 is what fits.',
    choose: (title: string) => `Plan for ${title}`,
    cutTie: (n: number, each: number) =>
      each === 0 ? `${n} risks have no dots.` : `${n} risks have ${dots(each)} each.`,
    cutRoom: (room: number, taken: number) =>
      taken === 0 ? `There is room for ${room}, and none was taken.` : `There is room for ${room}: ${taken} went in.`,
    cutChoose: 'Choose which.',
    cutOthers: 'The facilitator chooses which.',
    most: 'Seven is the most that can be planned. Take one out first.',
    revote: 'Vote once more',
    revoteTitle: 'Vote once more?',
    revoteBody: 'The totals and the ranking are deleted, and everyone gets all their dots again. You can do this once.',
    revoteYes: 'Vote once more',
    cancel: 'Keep this result',

    byHandTitle: 'Which risks do we plan for?',
    few: 'Fewer than 4 people voted, so no totals are shown.',
    fewFacilitator: 'Talk it through and choose the risks by hand.',
    fewOthers: 'Talk it through. The facilitator then chooses the risks by hand.',
  };
};
