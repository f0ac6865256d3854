/** How a page is divided: sections, facts, tiles, steps, filters, running text. */
import type { Child } from 'hono/jsx';
import { Icon, type IconName } from './icon.tsx';

type SectionProps = { id?: string; title: string; note?: Child; actions?: Child; children: Child };

/** `note` is a line under the heading; `actions` stand at its end. */
export function Section({ id, title, note, actions, children }: SectionProps) {
  return (
    <section class="section" id={id}>
      <div class="section__head">
        <h2 class="section__title">{title}</h2>
        {actions && <div class="section__actions">{actions}</div>}
        {note && <p class="section__note">{note}</p>}
      </div>
      {children}
    </section>
  );
}

/** Terms and what they are. */
export function Facts({ items }: { items: readonly { term: string; detail: Child }[] }) {
  return (
    <dl class="facts">
      {items.map(({ term, detail }) => (
        <div class="facts__item">
          <dt>{term}</dt>
          <dd>{detail}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Tiles({ children }: { children: Child }) {
  return <ul class="tiles">{children}</ul>;
}

/** A place one can go to, large enough to describe itself. The title is the link; all of the tile can be pressed. */
export function Tile({
  href,
  title,
  icon,
  badge,
  children,
  foot,
}: {
  href: string;
  title: string;
  icon?: IconName;
  badge?: Child;
  children?: Child;
  foot?: Child;
}) {
  return (
    <li class="tile">
      <h3 class="tile__title">
        {icon && <Icon name={icon} />}
        <a class="tile__link" href={href}>
          {title}
        </a>
      </h3>
      {badge && <div class="tile__badge">{badge}</div>}
      {children && <div class="tile__text">{children}</div>}
      {foot && <div class="tile__foot">{foot}</div>}
    </li>
  );
}

/** Things that act on the list below them. */
export function Toolbar({ label, children }: { label?: string; children: Child }) {
  return (
    <div class="toolbar" role={label ? 'group' : undefined} aria-label={label}>
      {children}
    </div>
  );
}

/** Filter fields in a row; a GET form, so a filtered list has an address. */
export function Filters({ action, label = 'Filter', children }: { action: string; label?: string; children: Child }) {
  return (
    <search aria-label={label}>
      <form class="filters" method="get" action={action}>
        {children}
      </form>
    </search>
  );
}

export type Step = { title: string; text?: Child; done: boolean; action?: Child };

/** First things first: what is done and what comes next. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  const next = steps.findIndex((step) => !step.done);
  return (
    <ol class="steps">
      {steps.map((step, index) => (
        <li class={`step${step.done ? ' step--done' : ''}${index === next ? ' step--next' : ''}`} aria-current={index === next ? 'step' : undefined}>
          <span class="step__mark">{step.done ? <Icon name="check" size="small" label="Done" /> : index + 1}</span>
          <div class="step__words">
            <p class="step__title">{step.title}</p>
            {step.text && <p class="step__text">{step.text}</p>}
          </div>
          {step.action && <div class="step__action">{step.action}</div>}
        </li>
      ))}
    </ol>
  );
}

/** Text to read: serif, 75 characters a line. Its markup must have been cleaned before. */
export function Prose({ children }: { children: Child }) {
  return <div class="prose">{children}</div>;
}
