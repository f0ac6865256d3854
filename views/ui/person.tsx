/** Who: initials in a color that stays theirs, and the name. */
import type { Child } from 'hono/jsx';

const initials = (name: string): string => {
  const words = name
    .trim()
    .split(/[\s@._-]+/u)
    .filter(Boolean);
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return `${Array.from(first ?? '?')[0] ?? '?'}${last ? (Array.from(last)[0] ?? '') : ''}`.toUpperCase();
};

/** 1 to 12, the same for the same name. */
const hueOf = (name: string): number => {
  let hash = 7;
  for (const letter of name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 100_003;
  return (hash % 12) + 1;
};

export function Avatar({ name, size = 24 }: { name: string; size?: 24 | 32 | 40 }) {
  return (
    <svg class={`avatar tone-label-${hueOf(name)}`} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <circle class="avatar__ground" cx={12} cy={12} r={11} />
      <text class="avatar__letters" x={12} y={15.5} text-anchor="middle">
        {initials(name)}
      </text>
    </svg>
  );
}

export function Person({ name, email, note, href }: { name: string; email?: string; note?: Child; href?: string }) {
  const shown = name || email || 'Somebody';
  return (
    <span class="person">
      <Avatar name={shown} />
      <span class="person__words">
        {href ? (
          <a class="person__name" href={href}>
            {shown}
          </a>
        ) : (
          <span class="person__name">{shown}</span>
        )}
        {email && email !== shown && <span class="person__email">{email}</span>}
        {note && <span class="person__note">{note}</span>}
      </span>
    </span>
  );
}
