import { expect, test } from 'vitest';
import { parseConfig } from '#app/core/labeling/config.ts';
import { spell } from '#app/core/labeling/config/spelling.ts';
import { walk } from '#app/core/labeling/config/walk.ts';
import { isSet } from '#app/core/labeling/flag.ts';
import { tagCatalog } from '#app/core/labeling/tags.ts';
import { withLabels } from '#app/core/labeling/task-labels.ts';
import { configOf } from './configs.ts';

test('every yes, no and word of a list in any case is read as the catalog writes it', () => {
  const tried: string[] = [];
  for (const { type, attributes } of tagCatalog.values())
    for (const { name, type: kind } of attributes.values()) {
      const words = kind === 'bool' ? ['true', 'false'] : Array.isArray(kind) ? (kind as readonly string[]) : [];
      for (const word of words) {
        const tag = {
          type,
          line: 1,
          column: 1,
          children: [],
          text: '',
          attributes: { [name]: ` ${word === word.toLowerCase() ? word.toUpperCase() : word}` },
        };
        spell(tag);
        expect(tag.attributes).toEqual({ [name]: word });
        tried.push(`${type}.${name}`);
      }
    }
  expect(tried.length).toBeGreaterThan(300);
});

test('in a config as a whole; names, colors and what means nothing stay as they are', () => {
  const config = configOf(`<View><Header value="TRUE" underline="True"/><Text name="t" value="$t" selectionEnabled="FALSE" highlightColor="RED"/>
<Choices name="c" toName="t" choice="Multiple" layout="Inline" required="True"><Choice value="TRUE" selected="TRUE"/></Choices></View>`);
  const [, header, text, choices, choice] = [...walk(config.root)].map(({ tag }) => tag.attributes);
  expect(header).toMatchObject({ value: 'TRUE', underline: 'true' });
  expect(text).toMatchObject({ selectionenabled: 'false', highlightcolor: 'RED' });
  expect(choices).toMatchObject({ choice: 'multiple', layout: 'inline', required: 'true' });
  expect(choice).toMatchObject({ value: 'TRUE', selected: 'true' });
  expect(config.controls[0]).toMatchObject({ required: true, labels: [{ selected: true, value: 'TRUE' }] });
  const { problems } = parseConfig('<View><Text name="t" value="$t" selectionEnabled="Yes"/></View>');
  expect(problems.map(({ message }) => message)).toContain('selectionEnabled="Yes" is not yes or no. Write "true" or "false".');
});

test('what is not written is as it stands in the language', () => {
  const tag = { attributes: { on: 'true', off: 'false' } };
  expect(['on', 'off', 'none'].map((name) => [isSet(tag, name), isSet(tag, name, true)])).toEqual([
    [true, true],
    [false, false],
    [false, true],
  ]);
});

test('labels that come with a task say yes in the words of any program', () => {
  const config = configOf('<View><Text name="t" value="$t"/><Choices name="c" toName="t" value="$list"/></View>');
  const list = [true, 'True', 'TRUE', 'false', false, 1].map((selected, at) => ({ value: `c${at}`, selected, readonly: selected }));
  const [control] = withLabels(config, { list }).controls;
  expect(control?.labels.map(({ selected }) => selected)).toEqual([true, true, true, false, false, false]);
  expect(control?.labels.map(({ readonly }) => readonly)).toEqual([true, true, true, false, false, false]);
});
