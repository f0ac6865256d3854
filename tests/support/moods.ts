/** Labeling moods in a browser: a project, its people, and what one does and sees on the page of a task. */
import { eq } from 'drizzle-orm';
import type { BrowserContext, Page } from 'playwright';
import { paths } from '#app/core/paths.ts';
import { annotations, drafts } from '#app/db/schema/annotations.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { lease } from './answers.ts';
import type { Room } from './browser.ts';
import * as make from './make.ts';

export async function people({ connection: { db } }: Room) {
  const home = await make.organization(db);
  const [ada, ben, cy] = await Promise.all(
    (['manager', 'annotator', 'annotator'] as const).map((role) => make.user(db, { organization: home, role })),
  );
  return { ada: ada!, ben: ben!, cy: cy! };
}

/** A project with so many tasks, of people who have none yet or of others. */
export async function project(room: Room, tasks: number, given?: Awaited<ReturnType<typeof people>>) {
  const { db } = room.connection;
  const { ada, ben, cy } = given ?? (await people(room));
  const made = await make.project(db, { by: ada, members: [ben, cy] });
  await make.tasks(
    db,
    made,
    Array.from({ length: tasks }, (_, n) => ({ text: `Text ${n + 1}` })),
  );
  return { project: made, ben, cy };
}

export const line = (page: Page) => page.locator('.journal');
export const saved = (page: Page) =>
  line(page)
    .getByText(/^Saved at/)
    .waitFor();

/** From the door of the stream to the first task, with the editor standing. */
export async function begin(context: BrowserContext, { id }: Project): Promise<Page> {
  const page = await context.newPage();
  await page.goto(paths.stream(id));
  await page
    .getByRole('button', { name: /Start labeling|Continue labeling|Try again/ })
    .or(page.getByRole('link', { name: /Continue with task/ }))
    .click();
  await page.waitForURL(/\/tasks\/\d+\/label/);
  await stands(page);
  return page;
}

/** The next task of a project, given as the stream gives it; its page opened without the way through the stream. */
export async function at(room: Room, context: BrowserContext, made: Project, by: User): Promise<Page> {
  const { task } = await lease(room.connection.db, made, by);
  const page = await context.newPage();
  await page.goto(paths.label(made.id, task.id));
  await stands(page);
  return page;
}

export const stands = (page: Page) =>
  page
    .getByRole('radio', { name: /Glad/ })
    .or(page.getByRole('checkbox', { name: /Glad/ }))
    .first()
    .waitFor();
export const choose = async (page: Page, name: string) => page.getByLabel(name, { exact: false }).first().check();
export const chosen = (page: Page, name: string) => page.getByLabel(name, { exact: false }).first().isChecked();
export const drafted = (room: Room, { id }: Project) => room.connection.db.select().from(drafts).where(eq(drafts.projectId, id));
export const stored = (room: Room, { id }: Project) => room.connection.db.select().from(annotations).where(eq(annotations.projectId, id));

/** The tab dies at once. One that is closed saves once more as it ends, and that may come after the server is back: nothing would be left to restore. */
export async function crash(context: BrowserContext, page: Page): Promise<void> {
  const client = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  // Who is gone answers nothing.
  client.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
}
