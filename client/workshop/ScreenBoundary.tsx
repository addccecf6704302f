import { Component, type ReactNode } from 'react';
import { useText } from '../text/useText.ts';
import { Shown } from '../frame/Shown.tsx';
import { Button } from '../ui/Button.tsx';
import styles from './Workshop.module.css';

/** Keeps header and foot when a screen cannot be loaded, for instance after an update of the server. */
export class ScreenBoundary extends Component<{ children: ReactNode; stageKey: string }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    // The stage can still be left by whoever leads.
    return (
      <>
        <ScreenFailed />
        <Shown stageKey={this.props.stageKey} />
      </>
    );
  }
}

/** Says that a screen could not be loaded or drawn. */
export function ScreenFailed() {
  const workshopText = useText('workshop');
  return (
    <div className={styles.failed} role="alert">
      <p>{workshopText.screenFailed}</p>
      <Button variant="primary" onClick={() => window.location.reload()}>
        {workshopText.reload}
      </Button>
    </div>
  );
}
