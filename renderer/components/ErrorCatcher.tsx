import { Component, type ReactNode } from 'react';
import { text } from '../text/en.ts';
import { Button } from './Button.tsx';
import { EmptyState } from './EmptyState.tsx';

interface CatcherState {
  readonly broken: boolean;
}

/** Keeps a bug of one view from taking the others with it. */
export class ErrorCatcher extends Component<{ readonly children: ReactNode }, CatcherState> {
  override state: CatcherState = { broken: false };

  static getDerivedStateFromError(): CatcherState {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <EmptyState
        title={text.crashed.title}
        actions={
          <Button look="primary" onClick={() => this.setState({ broken: false })}>
            {text.crashed.action}
          </Button>
        }
      >
        {text.crashed.remedy}
      </EmptyState>
    );
  }
}
