import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { client } from '#tests/support/app.ts';

/** There is no database: whoever asks it gets an error. */
const app = client(undefined as never);
const get = (path: string) => app.as().get(path, { Cookie: 'gloss_session=somebody' });

it('files that are the same for everybody come without a question to the database, also to who is signed in', async () => {
  const photo = await get(paths.sampleMedia('photo.jpg'));
  expect([photo.status, photo.headers.get('Content-Type'), photo.cookies]).toEqual([200, 'image/jpeg', {}]);
  expect(photo.headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect((await get(paths.projects)).status).toBe(500);
});

it('small files, read in one go, and large ones come whole', async () => {
  for (const name of ['photo.jpg', 'film.webm']) {
    const { bytes, headers } = await get(paths.sampleMedia(name));
    const file = await readFile(`public/samples/${name}`);
    expect([name, Buffer.from(bytes).equals(file), headers.get('Content-Length')]).toEqual([name, true, String(file.length)]);
  }
});

it('what is not there is told as everywhere', async () => {
  const gone = await get(paths.asset('gone.js'));
  expect([gone.status, gone.query('h1')?.text]).toEqual([404, 'There is nothing here']);
});
