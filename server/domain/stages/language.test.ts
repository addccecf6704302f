import { expect, test } from 'vitest';
import { guestName } from '../people/names.ts';
import type { State } from '../core/state.ts';
import { createState } from './createState.ts';
import { setSettings } from './settingsCommands.ts';

const founding = {
  workshopId: 'w', joinCode: 'KXPM4TQ9', linkSecret: 'l', facilitatorId: 'f', tokenHash: 't', secretHash: 's', now: 0,
  random: { bytes: (length: number) => new Uint8Array(length), below: () => 0 },
} as const; // prettier-ignore

const created = (language?: string): State =>
  createState({ title: 'Atlas', ...(language !== undefined && { language }) }, founding);

test('TX5 what the server stores is in the language of the facilitator, also after the lobby was changed', () => {
  const state = created('en-XA');
  expect(state.session.workshop.language).toBe('en-XA');
  expect(state.people.f?.name).toMatch(/^Ƒáçíļíţáţóŕ/);
  expect(state.session.scene.headline).toMatch(/^Atlas ĥáš ƒáíļéð\./);
  expect(state.session.contract.text).toMatch(/^Ŵé áššûɱé/);
  expect(guestName(state)).toMatch(/^Ĝûéšţ 2/);
  const decision = setSettings(state, { type: 'setSettings', title: 'Borea' });
  expect(decision).toMatchObject({
    change: { session: { scene: { headline: expect.stringMatching(/^Borea ĥáš ƒáíļéð\./) as string } } },
  });
});

test('TX5 without a language, or with an unknown one, it is English and nothing more is stored', () => {
  for (const state of [created(), created('tlh'), created('en-GB')]) {
    expect(state.session.workshop).not.toHaveProperty('language');
    expect(state.session.scene.headline).toBe('Atlas has failed.');
    expect(state.people.f?.name).toBe('Facilitator');
    expect(guestName(state)).toBe('Guest 2');
  }
});
