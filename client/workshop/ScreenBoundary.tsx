import { Component, type ReactNode } from 'react';
import { useText } from '../text/useText.ts';
import { Button } from '../ui/Button.tsx';
import styles from './Workshop.module.css';

/** Keeps header and foot alive when a screen cannot be shown, for instance because a new version was put in place. */
export class ScreenBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <ScreenFailed />;
  }
}

function ScreenFailed() {
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
