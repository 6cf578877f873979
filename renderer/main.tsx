import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles.css';
import { App } from './app/App.tsx';
import { readFirstScreen, readReviewAhead } from './app/lazyScreens.ts';
import { viewOf } from './state/app/routes.ts';
import { startSession } from './state/session/startSession.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');

startSession();
readReviewAhead();
// Nobody waits for it.
void import('./state/jobs/watchBoard.ts').then(({ watchBoard }) => watchBoard());
void import('./state/scan/scanBoard.ts').then(({ watchScans }) => watchScans());
void readFirstScreen(viewOf(location.hash.slice(1))).then(() =>
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);
