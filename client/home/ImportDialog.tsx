import { useState } from 'react';
import { useLocation } from 'wouter';
import { parseJoinCode } from '../../shared/ids.ts';
import { limits } from '../../shared/protocol/limits.ts';
import type { ImportPreview } from '../../shared/register/importTypes.ts';
import { HttpRefusal } from '../connection/http.ts';
import { importRegister, previewImport } from '../connection/importRequests.ts';
import { browserSeats } from '../runtime/seats.ts';
import { useText } from '../text/useText.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FileField } from '../ui/FileField.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { Failure } from '../ui/Failure.tsx';
import { importFault } from './importFault.ts';
import { ImportSummary } from './ImportSummary.tsx';
import styles from './Home.module.css';

/** Chooses a file, shows what it would make, and makes it (SPEC LC9). */
export function ImportDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const text = useText('imports').json;
  return (
    <Dialog open={open} title={text.title} onClose={onClose}>
      <ImportForm />
    </Dialog>
  );
}

type State =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'reading' | 'chosen'; readonly file: File }
  | { readonly kind: 'shown' | 'creating'; readonly file: File; readonly preview: ImportPreview };

function ImportForm() {
  const text = useText('imports').json;
  const [, navigate] = useLocation();
  const [state, setState] = useState<State>({ kind: 'choosing' });
  const [isKeyNeeded, setIsKeyNeeded] = useState(false);
  const [createKey, setCreateKey] = useState('');
  const [failure, setFailure] = useState('');

  const fail = async (refusal: unknown, file: File): Promise<void> => {
    const needsKey = refusal instanceof HttpRefusal && refusal.code === 'createKeyNeeded';
    // Asked for the key the first time, nobody has given a wrong one yet.
    setFailure(needsKey && !isKeyNeeded ? '' : await importFault(refusal, file, text));
    if (needsKey) setIsKeyNeeded(true);
    setState(needsKey ? { kind: 'chosen', file } : { kind: 'choosing' });
  };
  const look = async (file: File): Promise<void> => {
    setFailure('');
    if (file.size > limits.importBytes) {
      setFailure(text.failed.tooLarge);
      setState({ kind: 'choosing' });
      return;
    }
    setState({ kind: 'reading', file });
    try {
      setState({ kind: 'shown', file, preview: await previewImport(file, createKey.trim()) });
    } catch (refusal) {
      await fail(refusal, file);
    }
  };
  const create = async (file: File, preview: ImportPreview): Promise<void> => {
    setFailure('');
    setState({ kind: 'creating', file, preview });
    try {
      const made = await importRegister(file, createKey.trim());
      const { workshopId, participantId, token, joinCode, facilitatorLink } = made;
      const code = parseJoinCode(joinCode) ?? joinCode;
      browserSeats().save({
        workshopId,
        participantId,
        token,
        role: 'facilitator',
        name: '',
        joinCode: code,
        facilitatorLink,
      });
      navigate(`/w/${workshopId}`);
    } catch (refusal) {
      await fail(refusal, file);
    }
  };

  const isShown = state.kind === 'shown' || state.kind === 'creating';
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (state.kind === 'chosen') void look(state.file);
        if (state.kind === 'shown') void create(state.file, state.preview);
      }}
    >
      <p>{text.lede}</p>
      {isShown && <ImportSummary preview={state.preview} />}
      {state.kind === 'reading' && <p role="status">{text.reading}</p>}
      {state.kind === 'chosen' && (
        <TextInput
          label={text.key}
          hint={text.keyHint}
          name="createKey"
          type="password"
          value={createKey}
          onChange={setCreateKey}
          spellCheck={false}
          required
        />
      )}
      {failure && <Failure>{failure}</Failure>}
      {(isShown || state.kind === 'chosen') && (
        <Button type="submit" variant="primary" size="large" wide busy={state.kind === 'creating'}>
          {isShown ? text.create : text.look}
        </Button>
      )}
      {state.kind !== 'reading' && state.kind !== 'creating' && (
        <span>
          <FileField
            label={state.kind === 'choosing' ? text.choose : text.other}
            accept=".json,application/json"
            primary={state.kind === 'choosing'}
            onChoose={(file) => void look(file)}
          />
        </span>
      )}
    </form>
  );
}
