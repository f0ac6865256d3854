import { expect, test } from 'vitest';
import { checkData } from '#app/core/labeling/check.ts';
import { sampleFiles, sampleTask } from '#app/core/labeling/sample.ts';
import { configOf, mixed } from './configs.ts';

const sample = (inside: string): Record<string, unknown> => sampleTask(configOf(`<View>${inside}</View>`));
const rated = (object: string): string => `${object}<Rating name="r" toName="o"/>`;

test('every sort of data gets a value of its type', () => {
  expect(sampleTask(mixed)).toEqual({
    title: 'heron',
    photo: { url: '/samples/photo.jpg' },
    items: expect.arrayContaining([expect.objectContaining({ id: 'one' })]),
    text: expect.stringContaining('heron') as string,
    sound: '/samples/sound.wav',
  });
});

test.each([
  ['<Text name="o" value="$a"/>', { a: expect.any(String) as string }],
  ['<Image name="o" valueList="$a"/>', { a: [sampleFiles.image, sampleFiles.image] }],
  ['<AudioPlus name="o" value="$a.url"/>', { a: { url: sampleFiles.audio } }],
  ['<Image name="o" value="$a[1]"/>', { a: expect.arrayContaining([sampleFiles.image]) as string[] }],
  ['<Table name="o" value="$a"/>', { a: { place: 'pond', hour: 6, weather: 'mist' } }],
  [
    '<Paragraphs name="o" value="$a" nameKey="who" textKey="said"/>',
    { a: expect.arrayContaining([expect.objectContaining({ who: 'Ada' })]) as object[] },
  ],
  [
    '<TimeSeries name="o" value="$a" valueType="json" timeColumn="t"><Channel column="speed"/></TimeSeries>',
    { a: { t: expect.any(Array) as number[], speed: expect.any(Array) as number[] } },
  ],
  ['<Video name="o" value="$a" frameRate="$fps"/>', { a: sampleFiles.video, fps: 12 }],
  ['<List name="o" value="$a"/>', { a: expect.arrayContaining([expect.objectContaining({ id: 'one' })]) as object[] }],
  ['<Text name="o" value="Doc $a by $b"/>', { a: 'heron', b: 'heron' }],
  ['<Text name="o" value="words without a key"/>', {}],
])('%s', (object, data) => expect(sample(rated(object))).toEqual(data));

test('labels from the task, and a Repeater with two entries', () => {
  expect(sample('<Text name="o" value="$a"/><Choices name="c" toName="o" value="$list"/>').list).toEqual([
    { value: 'Heron' },
    { value: 'Kingfisher' },
    { value: 'Swan' },
  ]);
  const repeated = sample(
    '<Repeater on="$p"><Image name="i_{{idx}}" value="$p[{{idx}}].url"/><Rating name="r_{{idx}}" toName="i_{{idx}}"/></Repeater>',
  );
  expect(repeated).toEqual({ p: [{ url: sampleFiles.image }, { url: sampleFiles.image }] });
});

test('the sample of the config is taken, and completed', () => {
  const config = configOf(`<View>${rated('<Text name="o" value="$a"/>')}<Header value="$title"/></View><!-- {"data": {"a": "Mine", "more": 1}} -->`);
  expect(sampleTask(config)).toEqual({ a: 'Mine', more: 1, title: expect.any(String) as string });
  expect(config.sample?.data).toEqual({ a: 'Mine', more: 1 });
});

test('a sample always fits its config, also where a key is a prototype name or a position is far away', () => {
  for (const value of ['$__proto__', '$a.__proto__.b', '$constructor']) {
    const config = configOf(`<View>${rated(`<Text name="o" value="${value}"/>`)}</View>`);
    expect(checkData(config, sampleTask(config))).toEqual([]);
    expect({}).not.toHaveProperty('b');
  }
  expect(JSON.stringify(sample(rated('<Text name="o" value="$a[4000000000]"/>'))).length).toBeLessThan(100);
});
