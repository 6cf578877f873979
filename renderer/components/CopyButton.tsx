import { Copy } from 'lucide-react';
import { Button } from './Button.tsx';
import { announce } from '../state/app/appState.ts';
import { text as words } from '../text/en.ts';

/** Puts a text on the clipboard and says so to those who cannot see it. */
export function CopyButton({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <Button
      look="quiet"
      onClick={() => void navigator.clipboard.writeText(text).then(() => announce(words.copied))}
    >
      <Copy aria-hidden="true" size={14} />
      {label}
    </Button>
  );
}
