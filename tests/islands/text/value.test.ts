/** What tags of texts and dialogues take from the task, by what they say of it; and whether answers hold the marked words. */
import { expect, test } from 'vitest';
import { dialogueOf } from '#islands/labeler/surfaces/paragraphs/dialogue.ts';
import { keepsText, textValue } from '#islands/labeler/surfaces/text/value.ts';
import { configOf } from '../../core/labeling/configs.ts';

const object = (type: string, attributes: string) =>
  configOf(`<View><${type} name="o" value="$it" ${attributes}/><Rating name="stars" toName="o"/></View>`).objects[0]!;
const { signal } = new AbortController();

test('a text is shown as it is, or out of base64: byte by byte, or as UTF-8', async () => {
  const shown = (attributes: string, value: unknown) => textValue(object('Text', attributes), value, signal);
  expect(await shown('', 'U2Vl')).toEqual({ text: 'U2Vl' });
  expect(await shown('encoding="none"', 'U2Vl')).toEqual({ text: 'U2Vl' });
  expect(await shown('encoding="base64"', btoa('caf\u00e9'))).toEqual({ text: 'caf\u00e9' });
  expect(await shown('encoding="base64unicode"', Buffer.from('See 🐱').toString('base64'))).toEqual({ text: 'See 🐱' });
  expect(await shown('encoding="base64"', 'no base64!')).toMatchObject({ missing: expect.stringContaining('is not') as string });
});

test.each(['Text', 'HyperText', 'Paragraphs'])('answers about %s hold the words of what the task itself holds, or as the config says', (type) => {
  const keeps = (attributes: string) => keepsText(object(type, attributes));
  expect(['', 'saveTextResult="no"', 'valueType="url"', 'valueType="url" saveTextResult="yes"'].map(keeps)).toEqual([true, false, false, true]);
});

test('a dialogue has its names and phrases under the keys that the config names', async () => {
  const said = [{ author: 'Ada', text: 'one', who: 'Ben', words: 'two' }];
  const first = async (attributes: string) => {
    const found = await dialogueOf(object('Paragraphs', attributes), said, signal);
    return 'phrases' in found && found.phrases[0];
  };
  expect(await first('')).toEqual({ name: 'Ada', text: 'one' });
  expect(await first('nameKey="who" textKey="words"')).toEqual({ name: 'Ben', text: 'two' });
});
