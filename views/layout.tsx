/** The pages' common shape: a running head, the work, the margin beside it. Everything about who looks comes from the frame. */
import type { Child } from 'hono/jsx';
import { paths } from '#app/core/paths.ts';
import { useFrame } from './frame.ts';
import { Document, type DocumentProps } from './document.tsx';
import { ProjectHead, type ProjectPlace, type ShownProject } from './project-head.tsx';
import { TopBar } from './top-bar.tsx';
import { FlashRegion } from './ui/flash.tsx';
import { Mark } from './ui/mark.tsx';

export { FrameContext, useFrame, type Flash, type Frame } from './frame.ts';
export type { ProjectPlace, ShownProject } from './project-head.tsx';

type HeadProps = { title: string; lede?: Child; actions?: Child; crumbs?: Child; heading?: boolean };

/** Title, a line about it, and what one can do with all of it. */
function PageHead({ title, lede, actions, crumbs, heading = true }: HeadProps) {
  if (!heading && !lede && !actions) return <></>;
  return (
    <header class="page-head">
      {crumbs}
      {heading && <h1 class="page-head__title">{title}</h1>}
      {actions && <div class="page-head__actions buttons">{actions}</div>}
      {lede && <p class="page-head__lede">{lede}</p>}
    </header>
  );
}

export type PageProps = HeadProps & Omit<DocumentProps, 'children' | 'room'> & { wide?: boolean; children: Child };

/** `wide` lets tables use the whole window. With `heading={false}` the view brings its own h1. */
export function Page({ children, wide, scripts, styles, refresh, still, ...head }: PageProps) {
  return (
    <Shell title={head.title} scripts={scripts} styles={styles} refresh={refresh} still={still} wide={wide}>
      <PageHead {...head} />
      {children}
    </Shell>
  );
}

export type ProjectPageProps = PageProps & { project: ShownProject; current: ProjectPlace };

export function ProjectPage({ project, current, children, wide, scripts, styles, refresh, still, ...head }: ProjectPageProps) {
  return (
    <Shell
      title={`${head.title} · ${project.title}`}
      scripts={scripts}
      styles={styles}
      refresh={refresh}
      still={still}
      wide={wide}
      above={<ProjectHead project={project} current={current} />}
    >
      <PageHead {...head} />
      {children}
    </Shell>
  );
}

type ShellProps = Omit<DocumentProps, 'room'> & { wide?: boolean; above?: Child };

/** A partial answer is the content alone, with what was said out of band. */
function Shell({ above, wide, children, ...document }: ShellProps) {
  if (useFrame().partial)
    return (
      <>
        <title>{`${document.title} · Gloss`}</title>
        {children}
        <FlashRegion />
      </>
    );
  return (
    <Document {...document}>
      <TopBar />
      {above}
      <FlashRegion />
      <main id="main" class={wide ? 'work work--wide' : 'work'} tabindex={-1}>
        {children}
      </main>
      <footer class="foot">
        <p>Gloss{useFrame().organization ? ` · ${useFrame().organization}` : ''}</p>
      </footer>
    </Document>
  );
}

/** One centered sheet, for signing in, setting up and for what went wrong. */
export function Bare({ title, lede, foot, children, refresh }: { title: string; lede?: Child; foot?: Child; refresh?: number; children?: Child }) {
  if (useFrame().partial)
    return (
      <>
        <title>{`${title} · Gloss`}</title>
        {children}
        <FlashRegion />
      </>
    );
  return (
    <Document title={title} refresh={refresh} room="bare">
      <header>
        <a class="bare__mark" href={paths.home}>
          <Mark /> <span>Gloss</span>
        </a>
      </header>
      <FlashRegion />
      <main id="main" class="bare__sheet" tabindex={-1}>
        <h1 class="bare__title">{title}</h1>
        {lede && <p class="bare__lede">{lede}</p>}
        {children}
      </main>
      {foot && <footer class="bare__foot">{foot}</footer>}
    </Document>
  );
}

/** The whole window for one object: a slim bar, no foot. `bar` holds what belongs to the task; the name leads back. */
export function Workbench({
  title,
  back,
  bar,
  children,
  ...document
}: Omit<DocumentProps, 'room'> & { back: { href: string; label: string }; bar?: Child }) {
  return (
    <Document {...document} title={title} room="workspace">
      <header class="workspace__bar">
        <a class="workspace__back" href={back.href}>
          <Mark />
          <span>{back.label}</span>
        </a>
        <div class="workspace__tools">{bar}</div>
      </header>
      <FlashRegion />
      <main id="main" class="workspace__work act" tabindex={-1}>
        <h1 class="hidden">{title}</h1>
        {children}
      </main>
    </Document>
  );
}

/** Work, and beside it the place where the page explains itself. On narrow screens the notes fold beneath the work. */
export function Margin({ label = 'Notes', note, children }: { label?: string; note: Child; children: Child }) {
  return (
    <div class="margined">
      <div class="margined__work">{children}</div>
      <aside class="margin" aria-label={label}>
        {note}
      </aside>
    </div>
  );
}

/** One note in the margin. `fold` keeps it closed until asked for. */
export function Note({ title, fold, children }: { title?: string; fold?: boolean; children: Child }) {
  if (fold && title)
    return (
      <details class="note note--fold">
        <summary class="note__title">{title}</summary>
        <div class="note__text">{children}</div>
      </details>
    );
  return (
    <div class="note">
      {title && <h2 class="note__title">{title}</h2>}
      <div class="note__text">{children}</div>
    </div>
  );
}
