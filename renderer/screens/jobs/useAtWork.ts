import { type FocusEvent, useEffect, useRef, useState } from 'react';

/** How long the pointer counts as at work after it moved, in milliseconds. */
const restMs = 3_000;

/** What an element needs to tell whether somebody is at work in it. */
interface AtWorkEvents {
  readonly onFocus: () => void;
  readonly onBlur: (event: FocusEvent) => void;
  readonly onMouseMove: () => void;
}

/** Whether somebody is at work in a part of the page: it has the focus, or the pointer moves over it. */
export function useAtWork(): readonly [boolean, AtWorkEvents] {
  const [focused, setFocused] = useState(false);
  const [pointed, setPointed] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return [
    focused || pointed,
    {
      onFocus: () => setFocused(true),
      onBlur: ({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setFocused(false);
      },
      onMouseMove: () => {
        clearTimeout(timer.current);
        setPointed(true);
        timer.current = setTimeout(() => setPointed(false), restMs);
      },
    },
  ];
}
