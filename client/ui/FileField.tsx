import { useId } from 'react';
import { buttonClass } from './Button.tsx';
import { classes } from './classes.ts';
import styles from './FileField.module.css';

export type FileFieldProps = {
  label: string;
  /** MIME types and endings, as the browser's `accept` takes them. */
  accept: string;
  primary?: boolean;
  onChoose: (file: File) => void;
};

/** A button that opens the browser's own dialog to choose one file. The same file can be chosen again. */
export function FileField({ label, accept, primary = false, onChoose }: FileFieldProps) {
  const id = useId();
  return (
    <span className={styles.file}>
      <input
        id={id}
        type="file"
        autoComplete="off"
        accept={accept}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) onChoose(file);
        }}
      />
      <label htmlFor={id} className={classes(buttonClass(primary ? 'primary' : 'default'))}>
        {label}
      </label>
    </span>
  );
}
