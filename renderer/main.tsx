import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles.css';
import { App } from './app/App.tsx';
import { startSession } from './state/startSession.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');

startSession();
// Nobody waits for it.
void import('./state/jobs/watchBoard.ts').then(({ watchBoard }) => watchBoard());
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
