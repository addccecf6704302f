import { registerFileOf } from '../../server/export/json.ts';
import { fullInput } from '../../server/testing/fullRegister.ts';
import type { RegisterFile } from '../../shared/register/file.ts';
import type { IsoDate } from '../../shared/time.ts';
import { daysLater } from '../../shared/time.ts';

const owners = ['Aisha', 'Ines', 'Jonas', 'Lena', 'Mei', 'Oskar', 'Ravi', 'Tom'];
const titles = [
  'Refunds were done by hand and took eleven days',
  'Nobody watched the money going in and out',
  'Renewals were refused in two countries and we saw it three weeks late',
  'The price contract ended and nobody owned the renewal',
];
const weeksOfReadings = 10;

/** A register of many risks, four of five of them planned, each with ten weeks of readings; some are late, tripped or retired. */
export function largeRegisterFile(risks: number, today: IsoDate): RegisterFile {
  const file = registerFileOf(fullInput());
  const [like] = file.risks;
  if (like === undefined) throw new Error('the fixture has no risk');
  const many = Array.from({ length: risks }, (_, n): RegisterFile['risks'][number] => {
    const looks = n % 41 === 5 ? weeksOfReadings - 2 : n % 29 === 3 ? weeksOfReadings - 1 : weeksOfReadings;
    const isTripped = n % 97 === 11;
    const last = daysLater(today, -1 - (n % 6));
    return {
      ...like,
      id: `R${n + 1}`,
      title: `${titles[n % titles.length] ?? ''}, case ${n + 1}`,
      likelihood: 1 + ((n * 3) % 5),
      impact: 1 + ((n * 5 + Math.floor(n / 7)) % 5),
      preventionOwner: owners[(n * 7) % owners.length] ?? null,
      watcher: owners[(n * 3) % owners.length] ?? null,
      preventionState: n % 3 === 0 ? 'done' : 'open',
      preventionNote: n % 3 === 0 ? 'Real files run every night' : null,
      preventionOn: n % 3 === 0 ? daysLater(today, -30) : null,
      preventionDue: daysLater(today, n % 53 === 7 ? -12 : 20 + (n % 40)),
      firstCheck: null,
      checkBy: daysLater(today, 140),
      state: n % 61 === 9 ? 'retired' : isTripped ? 'tripped' : 'armed',
      stateOn: daysLater(today, isTripped ? -1 : -75),
      postponed: null,
      positions: n % 19 === 0 ? [{ until: daysLater(today, -20), likelihood: 5, impact: 5 }] : [],
      readings: Array.from({ length: looks }, (_week, week) => ({
        on: daysLater(last, (week + 1 - weeksOfReadings) * 7),
        state: isTripped && week === looks - 1 ? 'tripped' : 'fine',
        reading: isTripped && week === looks - 1 ? 24 : 4 + ((n * 3 + week * 5) % 14),
        note: null,
        undone: false,
      })),
    };
  });
  return {
    ...file,
    workshop: { ...file.workshop, heldOn: daysLater(today, -75), endedOn: daysLater(today, -75) },
    risks: many,
    cards: [],
    tally: null,
    ranking: [],
    topRisks: many.filter((_, n) => n % 5 !== 4).map(({ id }) => id),
    minority: null,
    history: [],
  };
}
