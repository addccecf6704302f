import { anonymityFloor } from '../../../shared/protocol/limits.ts';
import { useNotebook } from '../../documents/notebook.ts';
import { useMe, useSession } from '../../documents/workshop.ts';
import { useWriters } from '../../documents/useWriters.ts';
import { useFormat, useText } from '../../text/useText.ts';
import { NoteEntry } from './NoteEntry.tsx';
import { NoteList } from './NoteList.tsx';
import { NotWriting } from './NotWriting.tsx';
import { Prompts } from './Prompts.tsx';
import { PrivacyLine } from './PrivacyLine.tsx';
import { CameAndLeft, Newcomers } from './Movement.tsx';
import { FewWritersNote } from './FewWritersNote.tsx';
import { WriteFoot } from './WriteFoot.tsx';
import styles from './WriteScreen.module.css';

export function WriteScreen() {
  const { isObserver, person } = useMe();
  if (isObserver) return <NotWriting reason="observer" />;
  if (!person.writes) return <NotWriting reason="optedOut" />;
  return <WritePage />;
}

function WritePage() {
  const writeText = useText('write');
  const { formatMonth } = useFormat();
  const notebook = useNotebook();
  const writers = useWriters();
  const date = useSession((session) => session.scene.date);
  const sharing = useSession((session) => session.workshop.settings.sharing);
  const closing = useSession((session) => session.open.closingAt !== null);
  return (
    <div className={styles.page}>
      <div className={styles.middle}>
        <h1 className={styles.title} tabIndex={-1}>
          <span className={styles.long}>{writeText.title(formatMonth(date))}</span>
          <span className={styles.short}>{writeText.shortTitle}</span>
        </h1>
        {sharing === 'own' && <PrivacyLine sharing="own" />}
        <Newcomers />
        <NoteEntry notebook={notebook} closing={closing} />
        {sharing === 'dealt' && <PrivacyLine sharing="dealt" isFew={writers < anonymityFloor} />}
        {sharing === 'dealt' && <FewWritersNote writers={writers} />}
        <CameAndLeft />
        <NoteList notebook={notebook} />
      </div>
      <Prompts />
      <WriteFoot notebook={notebook} writers={writers} />
    </div>
  );
}
