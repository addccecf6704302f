import { lazy, Suspense } from 'react';
import { Link, Route, Switch } from 'wouter';
import { pageAddresses } from '../shared/protocol/pages.ts';
import { HomePage } from './home/HomePage.tsx';
import { texts } from './text/texts.ts';
import { useText } from './text/useText.ts';
import { buttonClass } from './ui/Button.tsx';
import { Page } from './ui/Page.tsx';
import { Loading } from './ui/Loading.tsx';

// Each with its libraries only when it is asked for: the first page stays small.
const HowPage = lazy(async () => {
  const [page] = await Promise.all([import('./home/HowPage.tsx'), texts.load('how')]);
  return { default: page.HowPage };
});
const JoinPage = lazy(async () => ({ default: (await import('./join/JoinPage.tsx')).JoinPage }));
const VisitPage = lazy(async () => {
  const [page] = await Promise.all([import('./join/VisitPage.tsx'), texts.load('visit')]);
  return { default: page.VisitPage };
});
const SamplePage = lazy(async () => {
  const [page] = await Promise.all([import('./sample/SamplePage.tsx'), texts.load('workshop')]);
  return { default: page.SamplePage };
});
const TapPage = lazy(async () => {
  const [page] = await Promise.all([import('./join/TapPage.tsx'), texts.load('mailPages')]);
  return { default: page.TapPage };
});
const ConfirmAddressPage = lazy(async () => {
  const [page] = await Promise.all([import('./join/ConfirmAddressPage.tsx'), texts.load('mailPages')]);
  return { default: page.ConfirmAddressPage };
});
const WorkshopPage = lazy(async () => {
  const [page] = await Promise.all([import('./WorkshopPage.tsx'), texts.load('workshop')]);
  return { default: page.WorkshopPage };
});

export function App() {
  return (
    <Suspense fallback={<Loading />}>
      <Switch>
        <Route path={pageAddresses.home} component={HomePage} />
        <Route path={pageAddresses.how} component={HowPage} />
        <Route path={pageAddresses.sample} component={SamplePage} />
        <Route path={pageAddresses.join} component={JoinPage} />
        <Route path={pageAddresses.sharedLink}>{({ id }) => <VisitPage key={id} workshopId={id} kind="link" />}</Route>
        <Route path={pageAddresses.personalLink}>
          {({ id }) => <VisitPage key={id} workshopId={id} kind="personal" />}
        </Route>
        <Route path={pageAddresses.tap}>{({ id }) => <TapPage key={id} workshopId={id} />}</Route>
        <Route path={pageAddresses.confirmation}>{({ id }) => <ConfirmAddressPage key={id} workshopId={id} />}</Route>
        <Route path={pageAddresses.workshop}>{({ id }) => <WorkshopPage key={id} workshopId={id} />}</Route>
        <Route component={NotFound} />
      </Switch>
    </Suspense>
  );
}

function NotFound() {
  const appText = useText('app');
  return (
    <Page mark={<Link href="/">{appText.product}</Link>}>
      <h1>{appText.notFound.title}</h1>
      <p>{appText.notFound.words}</p>
      <p>
        <Link href="/" className={buttonClass('primary')}>
          {appText.notFound.home}
        </Link>
      </p>
    </Page>
  );
}
