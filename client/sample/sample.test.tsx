import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { launch } from '../../shared/demos/launch.ts';
import { WorkshopProvider } from '../documents/WorkshopProvider.tsx';
import { RegisterScreen } from '../stages/register/RegisterScreen.tsx';
import { registerPageText as pageText } from '../testing/english.ts';
import { render } from '../testing/render.tsx';
import { texts } from '../text/texts.ts';
import { launchEnd } from './launchEnd.ts';
import { createSampleConnection } from './sampleConnection.ts';
import { sampleStory } from './sampleStory.ts';

// What the page loads on demand is loaded before, so that the test does not wait for it.
beforeAll(() =>
  Promise.all([
    import('../stages/register/foresight/ForesightPage.tsx'),
    import('../stages/register/incidents/TrippedPart.tsx'),
    import('../stages/register/incidents/IncidentLists.tsx'),
    import('../stages/register/incidents/RowIncidents.tsx'),
    import('../stages/register/incidents/IncidentWaits.tsx'),
    texts.load('foresight'),
    texts.load('incidents'),
  ]),
);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('FS2c the sample shows a finished register, says that it is made up, and asks no server', async () => {
  const asked = vi.fn();
  vi.stubGlobal('fetch', asked);
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined })); // prettier-ignore
  const connection = createSampleConnection(sampleStory(launch, launchEnd, '2027-05-16'));
  render(
    <WorkshopProvider connection={{ ...connection, now: () => Date.parse('2027-05-16T12:00:00Z') }} fallback={null}>
      <RegisterScreen />
    </WorkshopProvider>,
  );
  await screen.findByText(pageText.sample.mark);
  const heading = await screen.findByRole('heading', { level: 1 });
  expect(heading.textContent).toBe(
    'Seven things happened. Five had been on a card, three were in the plan, two tripwires came before the damage.',
  );
  expect(screen.queryByRole('button', { name: /Share|Export/ })).toBeNull();
  expect(await connection.send({ type: 'endProject', outcome: null })).toMatchObject({ ok: false });
  expect(asked).not.toHaveBeenCalled();
});
