/** @jsxImportSource hono/jsx/dom */
import { Icon } from './icon.tsx';
import type { RowGiven } from './windowed.tsx';

export type RowButtonProps = { icon: string; title: string; pressed?: boolean; disabled?: boolean; given: RowGiven; act: () => void };

/** A small button at the end of a row. */
export function RowButton({ icon, title, pressed, disabled, given, act }: RowButtonProps) {
  return (
    <button
      type="button"
      class="labeler__row-button"
      title={title}
      aria-label={title}
      aria-pressed={pressed === undefined ? undefined : String(pressed)}
      disabled={disabled ?? false}
      onClick={act}
      {...given.button}
    >
      <Icon name={icon} />
    </button>
  );
}
