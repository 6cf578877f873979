import { Component, type ReactNode } from 'react';
import { PartMissing } from '../state/app/loadedPart.ts';
import { text } from '../text/en.ts';
import { Button } from './Button.tsx';
import { EmptyState } from './EmptyState.tsx';

interface CatcherState {
  readonly error: unknown;
}

/** Keeps a bug of one view from taking the others with it. */
export class ErrorCatcher extends Component<{ readonly children: ReactNode }, CatcherState> {
  override state: CatcherState = { error: undefined };

  static getDerivedStateFromError(error: unknown): CatcherState {
    return { error };
  }

  /** Code that the host does not have any more is of another version of it, and so is the whole page. */
  private readonly again = (): void => {
    if (this.state.error instanceof PartMissing) location.reload();
    else this.setState({ error: undefined });
  };

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children;
    return (
      <EmptyState
        title={text.crashed.title}
        actions={
          <Button look="primary" onClick={this.again}>
            {text.crashed.action}
          </Button>
        }
      >
        {text.crashed.remedy}
      </EmptyState>
    );
  }
}
