/** The page of a task where no script runs. */
import { expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

test('without script all of a task can be read, and an answer in words', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const config = `<View><Text name="text" value="$text"/><Image name="photo" value="$photo"/><Labels name="who" toName="text"><Label value="Person"/></Labels>
    <Choices name="sure" toName="text" perRegion="true"><Choice value="Yes"/><Choice value="No"/></Choices>
    <Choices name="mood" toName="text"><Choice value="Glad"/><Choice value="Sad"/></Choices></View>`;
  const project = await make.project(db, { by: ada, config });
  const text = `Ada met Charles.\n${'They spoke of engines. '.repeat(40)}The end.`;
  const task = await make.task(db, { project, data: { text, photo: paths.sampleMedia('photo.jpg') } });
  const span = { id: 'a', to_name: 'text', value: { start: 0, end: 3, text: 'Ada' } };
  const result = [
    { ...span, from_name: 'who', type: 'labels', value: { ...span.value, labels: ['Person'] } },
    { ...span, from_name: 'sure', type: 'choices', value: { ...span.value, choices: ['Yes'] } },
    { id: 'b', from_name: 'mood', to_name: 'text', type: 'choices', value: { choices: ['Glad'] } },
  ];
  await make.annotation(db, { task, by: ada, result });
  const page = await app.as(ada).get(paths.task(project.id, task.id));
  const shown = page.query('[data-island=labeler]')!;
  expect(shown.querySelector('.task-data__text')?.text).toBe(text);
  expect(shown.querySelector('.task-data__image')?.getAttribute('src')).toBe(paths.sampleMedia('photo.jpg'));
  expect(shown.querySelectorAll('section > ul > li').map((line) => line.text.trim())).toEqual([
    'mood: Glad',
    expect.stringMatching(/^Person span, .*Ada.*sure: Yes$/),
  ]);
});
