/** What was typed for the command palette before it was there. */

export type Ahead = {
  typed: string;
  /** Which of the commands found is chosen, 0 the first. */
  at: number;
  /** The key that ended it, after which nothing counts. */
  end?: 'Enter' | 'Escape';
};

/** `keys` as keyboard events call them, in their order. */
export function typedAhead(keys: readonly string[]): Ahead {
  const ahead: Ahead = { typed: '', at: 0 };
  for (const key of keys) {
    if (key === 'Enter' || key === 'Escape') return { ...ahead, end: key };
    if (key === 'ArrowDown') ahead.at += 1;
    else if (key === 'ArrowUp') ahead.at = Math.max(ahead.at - 1, 0);
    else if (key === 'Backspace') Object.assign(ahead, { typed: [...ahead.typed].slice(0, -1).join(''), at: 0 });
    else if ([...key].length === 1) Object.assign(ahead, { typed: ahead.typed + key, at: 0 });
  }
  return ahead;
}
