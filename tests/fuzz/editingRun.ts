import { expect } from 'vitest';
import type * as Y from 'yjs';
import { validateBallot, validateNotebook, validatePlan } from '../../server/gate/validate.ts';
import { editPlans, plansMap } from '../../shared/plan/plan.ts';
import { actInBallot, actInNotebook, actInPlan, maxPerRisk, type Act } from './edits.ts';
import { SeededRandom } from './fuzzRandom.ts';
import { GateServer, type Judge, type Tally } from './gateServer.ts';
import { Page } from './gateClient.ts';

type Kind = {
  readonly judge: Judge;
  readonly act: Act;
  readonly roots: Readonly<Record<string, 'array' | 'map'>>;
  /** How many people write into it. */
  readonly people: number;
  readonly byServer?: (gateServer: GateServer, random: SeededRandom) => void;
};

export const kinds: Readonly<Record<'notebook' | 'ballot' | 'plan', Kind>> = {
  notebook: { judge: validateNotebook, act: actInNotebook, roots: { notes: 'array' }, people: 1 },
  ballot: {
    judge: (doc, bytes, sender) => validateBallot(doc, bytes, { ...sender, maxPerRisk }),
    act: actInBallot,
    roots: { dots: 'map', answers: 'map' },
    people: 1,
  },
  plan: { judge: validatePlan, act: actInPlan, roots: { plans: 'map' }, people: 3, byServer: changeRisks },
};

/** The server makes the texts of new risks, and sometimes takes a risk's away under everybody's fingers. */
function changeRisks(gateServer: GateServer, random: SeededRandom): void {
  gateServer.edit((doc) => {
    const ids = [...plansMap(doc).keys()];
    if (ids.length > 2 && random.oneIn(4)) plansMap(doc).delete(random.pick(ids));
    else editPlans(doc, [random.id()]);
  });
}

/** One workshop document from its first to its last edit, with everything that can honestly happen on the way. */
export function runSession(kind: Kind, seed: number): Tally {
  const random = new SeededRandom(seed);
  const gateServer = new GateServer(kind.judge);
  kind.byServer?.(gateServer, random);
  const pages: Page[] = [];
  const canUndo = random.oneIn(2);
  for (let i = 0; i < kind.people; i++) {
    const tabs = 1 + random.below(kind.people === 1 ? 3 : 2);
    for (let k = 0; k < tabs; k++) pages.push(new Page(`person ${i}`, random, { gc: !random.oneIn(3), canUndo }));
  }
  for (let step = 25 + random.below(75); step > 0; step--)
    takeStep(kind, gateServer, random.pick(pages), random, pages);
  settle(gateServer, pages);
  // Yjs's own undo can leave replicas with the same letters in another order (about one such session in 500, also without
  // a gate); so there the letters are compared, and everywhere the document with what Yjs makes of the same frames.
  const same = canUndo ? lettersOf : (value: unknown): unknown => value;
  for (const page of pages) expect(same(valueOf(page.doc, kind))).toEqual(same(valueOf(gateServer.doc, kind)));
  expect(same(valueOf(gateServer.ungated, kind))).toEqual(same(valueOf(gateServer.doc, kind)));
  gateServer.restart();
  expect(same(valueOf(gateServer.ungated, kind))).toEqual(same(valueOf(gateServer.doc, kind)));
  return gateServer.tally;
}

function takeStep(kind: Kind, gateServer: GateServer, page: Page, random: SeededRandom, pages: readonly Page[]): void {
  const what = random.below(100);
  if (what < 45) for (let i = 1 + random.below(6); i > 0; i--) kind.act(page, random);
  else if (what < 60) deliver(gateServer, page, random.below(6), random.below(6));
  else if (what < 75) deliver(gateServer, page, 50, 50);
  else if (what < 84) {
    if (page.socket === null) page.connect(gateServer);
    else page.gather();
  } else if (what < 92) page.disconnect(gateServer);
  else if (what < 96) page.reload(gateServer);
  else if (what < 97) gateServer.compact();
  else if (what < 98) {
    gateServer.restart();
    for (const one of pages) one.disconnect(gateServer);
  } else kind.byServer?.(gateServer, random);
}

/** Lets some frames arrive, in order on each socket. */
function deliver(gateServer: GateServer, page: Page, up: number, down: number): void {
  for (let i = 0; i < down && page.socket?.down.length; i++) page.receive();
  for (let i = 0; i < up && page.socket?.up.length; i++) gateServer.receive(page.socket);
}

/** Everybody is online until nothing is on its way any more. */
function settle(gateServer: GateServer, pages: readonly Page[]): void {
  for (const page of pages) if (page.socket === null) page.connect(gateServer);
  while (pages.some(({ socket }) => socket && (socket.up.length > 0 || socket.down.length > 0)))
    for (const page of pages) deliver(gateServer, page, Infinity, Infinity);
}

function lettersOf(value: unknown): unknown {
  if (typeof value === 'string') return [...value].sort();
  if (Array.isArray(value)) return value.map(lettersOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, lettersOf(one)]));
}

function valueOf(doc: Y.Doc, { roots }: Kind): unknown {
  return Object.entries(roots).map(([name, type]) =>
    type === 'array' ? doc.getArray(name).toJSON() : (doc.getMap(name).toJSON() as unknown),
  );
}
