import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Travel } from './Travel.tsx';

type Journey = { readonly text: string | null; readonly from: unknown };
let journeys: Journey[] = [];
let isReduced = false;

// jsdom lays nothing out: a card is as high as its list is far down, and nothing covers it.
beforeEach(() => {
  [journeys, isReduced] = [[], false];
  vi.stubGlobal('matchMedia', () => ({ matches: isReduced }));
  vi.stubGlobal('CSS', { escape: (text: string) => text });
  document.elementFromPoint = () => document.querySelector('[data-there]');
  Element.prototype.getBoundingClientRect = function () {
    const top = this.closest('ul')?.id === 'pile' ? 500 : 0;
    for (const card of document.querySelectorAll('[data-there]')) card.removeAttribute('data-there');
    this.setAttribute('data-there', '');
    return { left: 0, top, right: 100, bottom: top + 50, x: 0, y: top, width: 100, height: 50, toJSON: () => '' };
  };
  Element.prototype.animate = function (this: Element, frames) {
    const first = Array.isArray(frames) ? frames[0] : undefined;
    if (first?.transform !== undefined) journeys.push({ text: this.textContent, from: first.transform });
    return { addEventListener: () => undefined } as unknown as Animation;
  };
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Board({ places, stays }: { places: ReadonlyMap<string, string>; stays?: (id: string) => boolean }) {
  const list = (name: string) => (
    <ul id={name}>
      {[...places].map(([id, place]) => place === name && <li key={id} data-card={id}>{id}</li>)}
    </ul>
  ); // prettier-ignore
  return (
    <>
      {list('tray')}
      {list('pile')}
      <Travel places={places} {...(stays && { stays })} />
    </>
  );
}

const all = (place: string, n = 2) => new Map(Array.from({ length: n }, (_, i) => [`card${i}`, place]));

test('PB8 a card that has moved travels from where it was', () => {
  const { rerender } = render(<Board places={all('tray')} />);
  rerender(<Board places={new Map([...all('tray'), ['card0', 'pile']])} />);
  expect(journeys).toEqual([{ text: 'card0', from: 'translate(0px, -500px) scale(1)' }]);
});

test('PB8 nothing travels with reduced motion, when many have moved, or when the own hand put it there', () => {
  const moved = new Map([...all('tray'), ['card0', 'pile']]);
  const { rerender } = render(<Board places={all('tray')} />);
  rerender(<Board places={moved} stays={(id) => id === 'card0'} />);
  rerender(<Board places={all('tray', 9)} />);
  rerender(<Board places={all('pile', 9)} />);
  journeys = [];
  isReduced = true;
  rerender(<Board places={new Map([...all('pile', 9), ['card0', 'tray']])} />);
  expect(journeys).toEqual([]);
  isReduced = false;
  rerender(<Board places={all('pile', 9)} />);
  expect(journeys).toHaveLength(1);
});
