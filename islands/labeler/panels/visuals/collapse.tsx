/** @jsxImportSource hono/jsx/dom */
import { isSet } from '#app/core/labeling/flag.ts';
import type { Tag } from '#app/core/labeling/model.ts';
import { resolveText } from '#app/core/labeling/references.ts';
import type { TagProps } from '../../kits/kit.ts';
import { isPerRegion } from '../../layout-rules.ts';
import { opensBy } from '../../reveal.ts';
import { Children, LayoutTag } from '../layout.tsx';

/** Panels to open and close; of an accordion one is open at a time. */
export function Collapse({ tag, parts, state, region }: TagProps) {
  const isAccordion = isSet(tag, 'accordion', true);
  // What is asked about a region stands beside it, its panel with it.
  const here = tag.children.filter((child) => region || !isPerRegion(parts.config, child));
  const panels = here.filter(({ type }) => type === 'Panel');
  const open = panels.filter((panel) => isSet(panel, 'open', isSet(tag, 'open')));
  const startsOpen = (panel: Tag) => (isAccordion ? panel === open[0] : open.includes(panel));
  return (
    <div class={`labeler__collapse${isSet(tag, 'bordered') ? ' labeler__collapse--bordered' : ''}`}>
      {here.map((child) => {
        const props = { tag: child, parts, state, region };
        const key = `${child.line}:${child.column}`;
        if (child.type !== 'Panel') return <LayoutTag key={key} {...props} />;
        const title = `Panel ${panels.indexOf(child) + 1}`;
        return <Panel key={key} {...props} startsOpen={startsOpen(child)} title={title} opened={isAccordion ? closeOthers : undefined} />;
      })}
    </div>
  );
}

function closeOthers(panel: HTMLDetailsElement): void {
  for (const other of panel.parentElement?.querySelectorAll<HTMLDetailsElement>(':scope > details[open]') ?? [])
    if (other !== panel) other.open = false;
}

type PanelProps = TagProps & {
  startsOpen?: boolean;
  /** Of a panel that has none of its own. */ title?: string;
  opened?: (panel: HTMLDetailsElement) => void;
};

/** What is inside lives on while it is closed. */
export function Panel({ tag, parts, state, region, startsOpen, title = 'Panel', opened }: PanelProps) {
  return (
    <details
      class="labeler__panel"
      open={startsOpen ?? isSet(tag, 'open')}
      ref={opensBy((element) => element.setAttribute('open', ''))}
      onToggle={(event: Event) => {
        const panel = event.currentTarget as HTMLDetailsElement;
        if (panel.open) opened?.(panel);
      }}
    >
      <summary class="labeler__panel-title">{resolveText(tag.attributes.value ?? '', parts.data) || title}</summary>
      <div class="labeler__panel-room">
        <Children tag={tag} parts={parts} state={state} region={region} />
      </div>
    </details>
  );
}
