/** Threats at the doors of projects, settings, members and labeling configs; each test is named after the threat it holds off. */
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { projectMembers, projects } from '#app/db/schema/projects.ts';
import { deletions } from '#app/db/schema/activities.ts';
import { deleteTasks } from '#app/domain/deletions.ts';
import type { Answer } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

const script = '<script>alert(1)</script>';
const breakers = [
  script,
  '"><img src=x onerror=alert(1)>',
  "' onfocus=alert(1) autofocus='",
  '</textarea><svg onload=alert(1)>',
  '{{constructor.constructor("alert(1)")()}}',
];
/** What a browser would run: a script without an address, a handler, or the picture and drawing that were typed. */
const live = (page: Answer): string[] =>
  page
    .queryAll('*')
    .filter(
      (element) =>
        (element.tagName === 'SCRIPT' && !element.getAttribute('src')) ||
        Object.keys(element.attributes).some((name) => /^on/i.test(name)) ||
        element.getAttribute('src') === 'x',
    )
    .map((element) => element.outerHTML);

test('T12 script in titles, descriptions and names is only ever text', async ({ app, db }) => {
  const { ada, home } = await make.story(db);
  for (const text of breakers) {
    const person = await make.user(db, { organization: home, role: 'annotator', firstName: text, email: `x${breakers.indexOf(text)}@example.org` });
    const made = await make.project(db, { by: ada, title: text.slice(0, 50), description: text, members: [person] });
    await make.annotation(db, { task: await make.task(db, { project: made }), by: person });
    const browser = app.as(ada);
    for (const path of [
      paths.projects,
      paths.project(made.id),
      paths.projectSettings(made.id),
      paths.projectSettings(made.id, 'danger'),
      paths.members(made.id),
      paths.labelingConfig(made.id),
    ]) {
      const page = await browser.get(path);
      expect([path, page.status, live(page)]).toEqual([path, 200, []]);
    }
    await browser.post(paths.projectDeletions(made.id), { what: 'project', confirmation: text.slice(0, 50) });
    expect(live(await browser.get(paths.trash))).toEqual([]);
  }
});

test.for([
  ['script', `<p>Read</p>${script}`],
  ['handlers', '<p onclick="alert(1)">Read</p>'],
  ['javascript links', 'Read <a href="javascript:alert(1)">x</a> <a href="data:text/html,x">y</a>'],
  ['styles', '<p style="position:fixed">Read</p><style>*{}</style>'],
  ['frames and forms', '<p>Read</p><iframe src=/></iframe><form action=//evil><input></form>'],
  ['pictures', '<p>Read</p><img src="https://evil.example/track.png">'],
  ['base and meta', '<base href=//evil><meta http-equiv=refresh content=0><p>Read</p>'],
] as const)('T12 an instruction is stored without %s', async ([_what, instruction], { app, db }) => {
  const { ada, project } = await make.story(db);
  await app.as(ada).put(paths.instruction(project.id), { instruction });
  const [{ stored }] = (await db.select({ stored: projects.instruction }).from(projects).where(eq(projects.id, project.id))) as [{ stored: string }];
  expect(stored).toContain('Read');
  expect(stored).not.toMatch(/script|onclick|style|iframe|form|img|base|meta|evil/i);
});

const object = '<Text name="text" value="$text"/>';
const control = '<Choices name="mood" toName="text"><Choice value="a"/></Choices>';
test.for([
  ['entities', `<!DOCTYPE x [<!ENTITY a "b">]><View>${object}${control}<Header value="&a;"/></View>`],
  ['outside entities', `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><View>${object}${control}<Header value="&a;"/></View>`],
  ['event attributes', `<View onclick="alert(1)">${object}${control}</View>`],
  ['deep nesting', `${'<View>'.repeat(5000)}${object}${control}${'</View>'.repeat(5000)}`],
  ['huge label lists', `<View>${object}<Choices name="mood" toName="text">${'<Choice value="a"/>'.repeat(200_000)}</Choices></View>`],
] as const)('T13 refuses %s in a labeling config', async ([_what, markup], { app, db }) => {
  const { ada, project } = await make.story(db);
  const answer = await app.as(ada).put(paths.labelingConfig(project.id), { markup });
  expect(answer.status).toBe(422);
  expect(answer.query('#config-problems .problem, #orphans')).not.toBeNull();
  const [after] = await db.select().from(projects).where(eq(projects.id, project.id));
  expect(after!.configVersion).toBe(1);
});

test('T14 a preview is made by POST alone, of parsed parts, and markup never comes back as markup', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const browser = app.as(ada);
  const markup = `<View>${object}<Header value="${script.replaceAll('<', '&lt;')}"/>${control}</View>`;
  expect((await browser.get(`${paths.labelingConfigPreview(project.id)}?markup=${encodeURIComponent(markup)}`)).status).toBe(404);
  for (const headers of [{}, { 'HX-Request-Type': 'partial' }] as Record<string, string>[]) {
    for (const text of [markup, ...breakers, `</textarea>${script}`]) {
      const answer = await browser.post(paths.labelingConfigPreview(project.id), { markup: text }, headers);
      expect([text, answer.status, live(answer)]).toEqual([text, 200, []]);
      expect(answer.headers.get('Content-Security-Policy')).toContain("script-src 'self'");
    }
  }
  const foreign = await browser.post(paths.labelingConfigPreview(project.id), { markup }, { Origin: 'https://evil.example' });
  expect(foreign.status).toBe(403);
});

test('T29 T31 what belongs to another project or organization is not found by its id, and not listed', async ({ app, db }) => {
  const { ada, di, eve, project } = await make.story(db);
  await make.task(db, { project });
  const deletion = await deleteTasks(db, project, undefined, new Date(), ada);
  const theirs = await make.project(db, { by: di, title: 'Of Di' });
  const abroad = await make.project(db, { by: eve, title: 'Of Eve' });
  for (const other of [theirs, abroad]) {
    const owner = other === theirs ? di : eve;
    expect((await app.as(owner).post(paths.deletionRestoration(other.id, deletion!.id))).status).toBe(404);
    expect((await app.as(owner).get(paths.labelingConfigVersion(other.id, 2))).status).toBe(404);
    expect((await app.as(owner).patch(paths.member(other.id, ada.id), { enabled: 'false' })).status).toBe(404);
    expect((await app.as(ada).get(paths.projects)).text).not.toContain(other.title);
    for (const path of [
      paths.project(other.id),
      paths.projectFigures(other.id),
      paths.members(other.id),
      paths.labelingConfig(other.id),
      paths.projectSettings(other.id),
    ]) {
      expect([path, (await app.as(ada).get(path, { 'HX-Request-Type': 'partial' })).status]).toEqual([path, 404]);
    }
  }
  expect((await db.select().from(deletions))[0]?.restoredAt).toBeNull();
});

test('T30 other spellings of an address are no other door', async ({ app, db }) => {
  const { di, project } = await make.story(db);
  for (const id of [`${project.id}.0`, `0${project.id}`, `+${project.id}`, `${project.id}%20`, `${project.id}e0`, '-1', '1e999', '９']) {
    expect([id, [404].includes((await app.as(di).get(paths.project(id))).status)]).toEqual([id, true]);
  }
  expect((await app.as(di).post(`${paths.projectSettings(project.id)}?_method=PUT`, { title: 'Mine now' })).status).toBe(404);
});

test('T32 nothing is assigned that the form does not name', async ({ app, db }) => {
  const { ada, di, eve, project } = await make.story(db);
  const extra = {
    organizationId: eve.organizationId,
    createdBy: di.id,
    publishedAt: '',
    inviteToken: 'known',
    configVersion: 9,
    lastInnerId: 9,
    id: 9,
    trashedAt: '2020-01-01',
    overlap: 9,
  };
  await app.as(ada).put(paths.projectSettings(project.id), { title: 'Moods', description: 'changed', access: 'private', ...extra });
  const [after] = await db.select().from(projects).where(eq(projects.id, project.id));
  expect(after).toEqual({ ...project, description: 'changed', updatedAt: after!.updatedAt });
  await app.as(ada).post(paths.projects, { title: 'Fresh', ...extra });
  const [fresh] = await db.select().from(projects).where(eq(projects.title, 'Fresh'));
  expect(fresh).toMatchObject({
    organizationId: ada.organizationId,
    createdBy: ada.id,
    publishedAt: null,
    inviteToken: null,
    configVersion: 0,
    overlap: 1,
  });
});

test('T33 an act on what one cannot read says nothing about it', async ({ app, db }) => {
  const { di, ben, project } = await make.story(db);
  const answers = [
    await app.as(di).put(paths.projectSettings(project.id), { title: 'x' }),
    await app.as(di).patch(paths.member(project.id, ben.id), { enabled: 'false' }),
    await app.as(di).put(paths.labelingConfig(project.id), { markup: make.configs.text }),
    await app.as(di).put(paths.instruction(project.id), { instruction: 'x' }),
  ];
  for (const answer of answers) {
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain('Moods');
    expect(answer.text).not.toContain(ben.email);
  }
  expect(await db.select().from(projectMembers).where(eq(projectMembers.userId, ben.id))).toMatchObject([{ enabled: true }]);
});

test('T18 an answer that is no page may be shown as none, and load nothing', async ({ app }) => {
  const { headers } = await app.as().get('/health');
  expect(headers.get('Content-Type')).toMatch(/^application\/json/);
  expect(headers.get('Content-Security-Policy')).toBe("default-src 'none'; frame-ancestors 'none'");
  expect([headers.get('X-Content-Type-Options'), headers.get('X-Frame-Options')]).toEqual(['nosniff', 'DENY']);
});
