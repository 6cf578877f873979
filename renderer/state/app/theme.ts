import { useEffect } from 'react';
import { useApp } from './appState.ts';

const darkSystem = '(prefers-color-scheme: dark)';

/** Keeps the page in the theme that the settings ask for, and follows the system where they say so. */
export function useTheme(): void {
  const theme = useApp((state) => state.settings?.theme ?? 'system');
  useEffect(() => {
    const media = matchMedia(darkSystem);
    const apply = (): void => {
      const dark = theme === 'dark' || (theme === 'system' && media.matches);
      document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
    };
    apply();
    media.addEventListener('change', apply);
    return () => media.removeEventListener('change', apply);
  }, [theme]);
}

/** The other one of light and dark than what shows now. */
export function nextTheme(): 'light' | 'dark' {
  return document.documentElement.dataset['theme'] === 'dark' ? 'light' : 'dark';
}
