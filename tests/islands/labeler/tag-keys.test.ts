/** The `hotkey` of a tag means the same key however it is spelled. */
import { expect, test } from 'vitest';
import type { Command } from '#islands/labeler/commands.ts';
import { kit as rating } from '#islands/labeler/kits/rating.ts';
import type { Parts } from '#islands/labeler/parts.ts';
import { audioCommands, type KeyboardContext } from '#islands/labeler/surfaces/audio/keyboard.ts';
import type { Chart } from '#islands/labeler/surfaces/series/chart.ts';
import { seriesCommands } from '#islands/labeler/surfaces/series/keyboard.ts';
import { config } from './make.ts';

const tags = {
  Rating: { markup: (hotkey: string) => `<Text name="o" value="$o"/><Rating name="n" toName="o" hotkey="${hotkey}"/>`, id: 'rate:n' },
  Audio: { markup: (hotkey: string) => `<Audio name="n" value="$n" hotkey="${hotkey}"/>`, id: 'play:n' },
  TimeSeries: { markup: (hotkey: string) => `<TimeSeries name="n" value="$n" hotkey="${hotkey}"><Channel column="x"/></TimeSeries>`, id: 'focus:n' },
};

function commandsOf(markup: string): Command[] {
  const { objects, controls } = config(
    `<View>${markup}<Choices name="c" toName="${markup.includes('"o"') ? 'o' : 'n'}"><Choice value="C"/></Choices></View>`,
  );
  const [object] = objects;
  const control = controls.find(({ type }) => type === 'Rating');
  if (control) return rating.answer?.commands?.({} as Parts, control) ?? [];
  if (object?.type === 'Audio') return audioCommands({ object: object.name, hotkey: object.tag.attributes.hotkey } as KeyboardContext);
  return seriesCommands({ object, stage: {}, editable: false } as unknown as Chart, true);
}

test.each(Object.entries(tags))('%s', (_type, { markup, id }) => {
  const keysOf = (hotkey: string) =>
    commandsOf(markup(hotkey))
      .find((command) => command.id === id)
      ?.keys.at(-1);
  for (const written of ['ctrl+shift+s', 'Shift+Ctrl+S', ' Cmd + Shift + s ', 'command+shift+S']) expect(keysOf(written)).toBe('ctrl+shift+s');
  expect(keysOf('ESC')).toBe('escape');
});
