import { useState } from 'react';
import { launch } from '../../shared/demos/launch.ts';
import { WorkshopProvider } from '../documents/WorkshopProvider.tsx';
import { deviceNow } from '../runtime/clock.ts';
import { localDay } from '../runtime/localDay.ts';
import { Workshop } from '../workshop/Workshop.tsx';
import { launchEnd } from './launchEnd.ts';
import { createSampleConnection } from './sampleConnection.ts';
import { sampleStory } from './sampleStory.ts';

const openSample = () => createSampleConnection(sampleStory(launch, launchEnd, localDay(deviceNow())));

/** A finished register to look at: made up, without a server, its days counted back from today. */
export function SamplePage() {
  const [connection] = useState(openSample);
  return (
    <WorkshopProvider connection={connection} fallback={null}>
      <Workshop />
    </WorkshopProvider>
  );
}
