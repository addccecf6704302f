import type { CommandType } from './commands.ts';
import type { Stage } from '../stages/stages.ts';

/**
 * What somebody is to the workshop at this moment. A person is the first of these that fits: the facilitator who acts, the
 * facilitator while a deputy acts, somebody else who acts, the named deputy, a participant, an observer.
 */
export const capabilities = [
  'actingFacilitator',
  'facilitator',
  'acting',
  'deputy',
  'participant',
  'observer',
] as const;
export type Capability = (typeof capabilities)[number];

type ByCapability = { readonly [C in Capability]: boolean };

const allow = (...allowed: Capability[]): ByCapability => ({
  actingFacilitator: allowed.includes('actingFacilitator'),
  facilitator: allowed.includes('facilitator'),
  acting: allowed.includes('acting'),
  deputy: allowed.includes('deputy'),
  participant: allowed.includes('participant'),
  observer: allowed.includes('observer'),
});

const lead = allow('actingFacilitator', 'facilitator', 'acting', 'deputy');
const acting = allow('actingFacilitator', 'facilitator', 'acting');
const facilitator = allow('actingFacilitator', 'facilitator');
const member = allow('actingFacilitator', 'facilitator', 'acting', 'deputy', 'participant');
const anyone = allow(...capabilities);

/** Who may give a command at all (CONTRACT section 5; SPEC CM2). A refusal here is 403 notAllowed. */
export const commandsByCapability: { readonly [T in CommandType]: ByCapability } = {
  advanceStage: lead,
  goBack: lead,
  extendStage: lead,
  setAgenda: lead,
  pause: lead,
  resume: lead,
  setScene: lead,
  setContract: lead,
  setSay: lead,
  skipReader: lead,
  putBack: lead,
  dealRest: lead,
  mergeCards: lead,
  withdrawCard: lead,
  resetPiles: lead,
  openVote: lead,
  closeVote: lead,
  setTopRisks: lead,
  pairUp: lead,
  nameDeputy: acting,
  handOver: acting,
  removeParticipant: acting,
  lockRoom: acting,
  unlockRoom: acting,
  setSettings: acting,
  closeWorkshop: acting,
  deleteWorkshop: facilitator,
  agree: member,
  setName: member,
  setPart: member,
  setDone: member,
  consent: member,
  publishNote: member,
  whichArrived: member,
  flagCard: member,
  moveCard: member,
  addRisk: member,
  renameRisk: member,
  mergeRisks: member,
  removeRisk: member,
  undo: member,
  setRisk: member,
  acceptOwnership: member,
  takeOver: member,
  recordCheck: member,
  dealNext: member,
  leave: anyone,
};

type ByStage = { readonly [S in Stage]: boolean };

const order = ['lobby', 'imagine', 'write', 'share', 'cluster', 'vote', 'plan', 'commit', 'register'] as const;
const between = (first: Stage, last: Stage): ByStage => {
  const within = (stage: Stage): boolean =>
    order.indexOf(stage) >= order.indexOf(first) && order.indexOf(stage) <= order.indexOf(last);
  return {
    lobby: within('lobby'),
    imagine: within('imagine'),
    write: within('write'),
    share: within('share'),
    cluster: within('cluster'),
    vote: within('vote'),
    plan: within('plan'),
    commit: within('commit'),
    register: within('register'),
  };
};

const always = between('lobby', 'register');
const running = between('imagine', 'commit');

/** In which stages a command makes sense (SPEC CM3). A refusal here is 409 stageMoved, unless the rule names a better code. */
export const commandsByStage: { readonly [T in CommandType]: ByStage } = {
  advanceStage: always,
  goBack: always,
  extendStage: running,
  setAgenda: always,
  pause: running,
  resume: running,
  setScene: between('lobby', 'imagine'),
  setContract: between('lobby', 'lobby'),
  setSay: always,
  dealNext: between('share', 'share'),
  skipReader: between('share', 'share'),
  putBack: between('share', 'share'),
  dealRest: between('share', 'share'),
  mergeCards: between('share', 'cluster'),
  withdrawCard: between('share', 'register'),
  resetPiles: between('cluster', 'cluster'),
  openVote: between('vote', 'vote'),
  closeVote: always,
  setTopRisks: between('vote', 'register'),
  pairUp: between('plan', 'plan'),
  nameDeputy: always,
  handOver: always,
  removeParticipant: always,
  lockRoom: always,
  unlockRoom: always,
  setSettings: always,
  closeWorkshop: always,
  deleteWorkshop: always,
  agree: between('lobby', 'imagine'),
  setName: always,
  setPart: between('lobby', 'share'),
  setDone: between('lobby', 'commit'),
  consent: between('write', 'vote'),
  publishNote: between('share', 'register'),
  whichArrived: always,
  flagCard: between('share', 'register'),
  moveCard: between('cluster', 'vote'),
  addRisk: between('cluster', 'register'),
  renameRisk: between('cluster', 'register'),
  mergeRisks: between('cluster', 'vote'),
  removeRisk: between('cluster', 'vote'),
  undo: between('cluster', 'vote'),
  setRisk: between('plan', 'register'),
  acceptOwnership: between('plan', 'register'),
  takeOver: always,
  recordCheck: between('register', 'register'),
  leave: always,
};

export type DocumentKind = 'session' | 'board' | 'plan' | 'notebook' | 'ballot';

/** Who may open a document's socket and write in it (SPEC DO1). Session and board are read by all and written by the server alone. */
export const documentsByCapability: {
  readonly [D in DocumentKind]: { readonly [C in Capability]: 'reads' | 'writes' | 'nothing' };
} = {
  session: everyone('reads'),
  board: everyone('reads'),
  plan: { ...everyone('writes'), observer: 'reads' },
  notebook: { ...everyone('writes'), observer: 'nothing' },
  ballot: { ...everyone('writes'), observer: 'nothing' },
};

/**
 * In which stages a document can be written (SPEC DO2). A notebook or ballot also needs its round to be open
 * (`session.open`), which stays open on the way back as far as the lobby; the plan's texts can be written in any stage from
 * their making on.
 */
export const documentsByStage: { readonly [D in DocumentKind]: ByStage } = {
  session: between('lobby', 'register'),
  board: between('lobby', 'register'),
  plan: always,
  notebook: always,
  ballot: between('lobby', 'register'),
};

function everyone<T>(value: T): { readonly [C in Capability]: T } {
  return {
    actingFacilitator: value,
    facilitator: value,
    acting: value,
    deputy: value,
    participant: value,
    observer: value,
  };
}
