/** Steps that several journeys have in common, each through the pages as a person takes them. */
import type { BrowserContextOptions, Page } from 'playwright';
import type { Room } from './browser.ts';

export async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).first().fill(value);
}

/** The first visit to an empty server: the owner's account. Ends on the projects page. */
export async function signUp(page: Page): Promise<void> {
  await page.goto('/');
  await fill(page, { Organization: 'Engines', 'First name': 'Ada', 'E-mail': 'ada@example.org', Password: 'four words for ada' });
  await page.getByRole('button', { name: 'Create the organization' }).click();
  await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
}

/** Ends on the overview of the new project, whose path it answers. */
export async function projectFromTemplate(page: Page, template: string): Promise<string> {
  await page.goto('/projects');
  await page.getByRole('link', { name: 'Use template' }).click();
  await page.getByRole('link', { name: new RegExp(`^${template}`) }).click();
  await fill(page, { Title: `With ${template.toLowerCase()}`.slice(0, 50) });
  await page.getByRole('button', { name: 'Create project' }).click();
  await page.getByRole('heading', { name: 'To do' }).waitFor();
  return new URL(page.url()).pathname;
}

/** The link by which one joins a project, made on its members page. */
export async function linkTo(manager: Page, project: string): Promise<string> {
  await manager.goto(`${project}/members`);
  await manager.getByRole('button', { name: 'Make a link' }).click();
  return manager.getByRole('textbox', { name: 'Link' }).inputValue();
}

/** Somebody new follows the link of a project at another machine. Ends on their projects page. */
export async function joinByLink(room: Room, manager: Page, project: string, name: string, options?: BrowserContextOptions): Promise<Page> {
  const link = await linkTo(manager, project);
  const page = await (await room.sitDown(undefined, options)).newPage();
  await page.goto(link);
  await fill(page, { 'First name': name, 'E-mail': `${name.toLowerCase()}@example.org`, Password: 'four words for all' });
  await page.getByRole('button', { name: 'Create the account' }).click();
  await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
  return page;
}

/** The editor of the nth task of a project stands and takes input. */
export async function stands(page: Page, task: number): Promise<void> {
  await page.locator('.label__where', { hasText: `Task ${task} ` }).waitFor();
  await page.locator('#answer .labeler__object').first().waitFor();
}

/** On the export page: presses Download and answers where the file lies. */
export async function exported(page: Page, format: string): Promise<string> {
  await page
    .getByRole('radio', { name: new RegExp(`^${format}\\b`) })
    .first()
    .check();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).first().click();
  return (await download).path();
}
