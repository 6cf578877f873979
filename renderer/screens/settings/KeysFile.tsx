import { useRef } from 'react';
import { Button } from '../../components/Button.tsx';
import { readKeysFile, writeKeysFile } from '../../keys/keysFile.ts';
import type { ChosenKeys } from '../../keys/keysInForce.ts';
import { saveText } from '../../state/app/saveText.ts';
import { tell } from '../../state/app/toasts.ts';
import { keysPageWords } from '../../text/keysPageWords.ts';

const words = keysPageWords;

/** Carries the chosen keys from one installation to another. */
export function KeysFile({
  chosen,
  onRead,
}: {
  readonly chosen: ChosenKeys;
  readonly onRead: (keys: ChosenKeys) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const taken = readKeysFile(await file.text());
    if (taken === undefined) {
      tell(words.notImported);
      return;
    }
    onRead(taken.keys);
    tell(words.imported(Object.keys(taken.keys).length, taken.skipped, taken.unknown));
  };
  return (
    <>
      <Button onClick={() => saveText('mapwright-keys.json', writeKeysFile(chosen))}>
        {words.exportKeys}
      </Button>
      <Button onClick={() => input.current?.click()}>{words.importKeys}</Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label={words.importKeys}
        tabIndex={-1}
        className="hidden"
        onChange={(event) => {
          void read(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </>
  );
}
