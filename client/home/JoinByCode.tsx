import { useState } from 'react';
import { useLocation } from 'wouter';
import { formatJoinCode, parseJoinCode } from '../../shared/ids.ts';
import { useText } from '../text/useText.ts';
import { Button } from '../ui/Button.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import styles from './Home.module.css';

/** Opens the join page with the code in the fragment, which is not sent to the server. */
export function JoinByCode() {
  const text = useText('home');
  const [typed, setTyped] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const [, navigate] = useLocation();
  return (
    <form
      className={styles.join}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const code = parseJoinCode(typed);
        setIsWrong(code === null);
        if (code !== null) navigate(`/j#${formatJoinCode(code)}`);
      }}
    >
      <TextInput
        label={text.code}
        labelHidden
        className={styles.code}
        value={typed}
        onChange={(value) => {
          setTyped(value);
          setIsWrong(false);
        }}
        placeholder={text.codePlaceholder}
        error={isWrong && text.codeWrong}
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={16}
      />
      <Button type="submit">{text.join}</Button>
    </form>
  );
}
