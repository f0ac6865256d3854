import { describe, expect, it } from 'vitest';
import { roles, type Role } from '#app/core/permissions.ts';
import { Broken, Conflict, Forbidden, NotFound, TooMany } from '#views/errors.tsx';
import { Bare, Margin, Note, Page, ProjectPage, Workbench } from '#views/layout.tsx';
import { frameFor, show } from './room.tsx';
import { all, one, words } from './tags.ts';

const project = { id: 7, title: 'Letters' };
const placesOf = (html: string): string[] => all(html, 'a', { class: 'tab' }).map(({ href }) => href ?? '');

describe('a page', () => {
  it('offers the places of the house by permission', async () => {
    const seen = async (role: Role) =>
      all(await show(<Page title="P">x</Page>, frameFor(role)), 'a', { class: 'top-bar__place' }).map(({ href }) => href);
    expect(await seen('annotator')).toEqual(['/projects']);
    expect(await seen('manager')).toEqual(['/projects', '/people']);
    expect(await seen('owner')).toEqual(['/projects', '/people', '/activities']);
  });

  it('names itself, can be skipped into and says what was just done', async () => {
    const html = await show(
      <Page title="Projects" lede="All you may open.">
        work
      </Page>,
      frameFor('owner', { path: '/projects', flash: { kind: 'done', text: 'Saved.' } }),
    );
    expect(html).toContain('<title>Projects · Gloss</title>');
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(all(html, 'a')[0]).toMatchObject({ href: '#main', class: 'skip' });
    expect(one(html, 'main').id).toBe('main');
    expect(one(html, 'a', { class: 'top-bar__place', href: '/projects' })['aria-current']).toBe('page');
    expect(html).toMatch(/role="status"[^>]*>.*Saved\./s);
  });

  it('keeps the place of what may be said, so that it is announced', async () => {
    expect(one(await show(<Page title="P">x</Page>), 'div', { id: 'flash' }).role).toBe('status');
  });

  it('is only its content in a partial answer', async () => {
    const html = await show(<Page title="P">the work</Page>, frameFor('owner', { partial: true, flash: { kind: 'done', text: 'Saved.' } }));
    expect(html).not.toMatch(/<html|<head>|top-bar/);
    expect(html).toContain('the work');
    expect(one(html, 'div', { id: 'flash' })['hx-swap-oob']).toBe('outerHTML');
  });

  it('takes only the scripts and styles it names', async () => {
    const sources = (html: string) => all(html, 'script').map(({ src }) => src);
    expect(sources(await show(<Page title="P">x</Page>))).toEqual(['/assets/htmx', '/assets/manners']);
    expect(sources(await show(<Bare title="P">x</Bare>))).toEqual(['/assets/manners']);
    const workspace = await show(
      <Workbench title="Task 3" back={{ href: '/projects/7', label: 'Letters' }} scripts={['islands']} styles={['labeler']}>
        x
      </Workbench>,
    );
    expect(sources(workspace)).toEqual(['/assets/manners', '/assets/islands']);
    expect(all(workspace, 'link', { rel: 'stylesheet' }).map(({ href }) => href)).toEqual(['/assets/css', '/assets/labeler-css']);
  });

  it('carries the chosen colors and otherwise leaves them to the system', async () => {
    const dark = await show(<Page title="P">x</Page>, frameFor('owner', { theme: 'dark' }));
    expect(one(dark, 'html')['data-theme']).toBe('dark');
    expect(one(dark, 'button', { name: 'theme', value: 'dark' })['aria-pressed']).toBe('true');
    const system = await show(<Page title="P">x</Page>);
    expect(one(system, 'html')).not.toHaveProperty('data-theme');
    expect(one(system, 'meta', { name: 'color-scheme' }).content).toBe('light dark');
  });

  it('fetches itself again only without script', async () => {
    expect(
      await show(
        <Page title="P" refresh={3}>
          x
        </Page>,
      ),
    ).toContain('<noscript><meta http-equiv="refresh" content="3"/></noscript>');
  });
});

describe('a project page', () => {
  it('offers each role its own tabs', async () => {
    const tabs = async (role: Role) =>
      placesOf(
        await show(
          <ProjectPage project={project} current="label" title="Label">
            x
          </ProjectPage>,
          frameFor(role),
        ),
      );
    expect(await tabs('annotator')).toEqual(['/projects/7/label', '/projects/7/my-work']);
    expect(await tabs('reviewer')).toEqual(['/projects/7/tasks', '/projects/7/label', '/projects/7/my-work']);
    expect((await tabs('manager')).length).toBeGreaterThan(6);
  });

  it('marks exactly the tab one is in, whatever the role', async () => {
    for (const role of roles) {
      const html = await show(
        <ProjectPage project={project} current="label" title="Label">
          x
        </ProjectPage>,
        frameFor(role),
      );
      expect(all(html, 'a', { class: 'tab', 'aria-current': 'page' }).map(({ href }) => href)).toEqual(['/projects/7/label']);
    }
  });
});

describe('the margin', () => {
  it('stands beside the work as a named aside', async () => {
    const html = await show(
      <Margin label="About overlap" note={<Note title="Overlap">How many people.</Note>}>
        work
      </Margin>,
    );
    expect(one(html, 'aside')['aria-label']).toBe('About overlap');
    expect(words(html)).toBe('work Overlap How many people.');
  });
});

describe('an error page', () => {
  it('says what to do, to people signed in and to others', async () => {
    for (const user of [frameFor().user, undefined]) {
      for (const view of [<NotFound />, <Forbidden />, <Conflict />, <TooMany seconds={30} />, <Broken requestId="8c1f" />]) {
        const html = await show(view, frameFor('annotator', { user }));
        expect(html.match(/<h1/g)).toHaveLength(1);
        expect(all(html, 'a').some(({ class: name }) => name?.includes('button--primary'))).toBe(true);
        expect(html.includes('top-bar')).toBe(user !== undefined);
      }
    }
  });

  it('names the request that broke', async () => {
    expect(words(await show(<Broken requestId="8c1f" />))).toContain('8c1f');
  });
});
