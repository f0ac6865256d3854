/** @jsxImportSource hono/jsx/dom */
import { useState } from 'hono/jsx/dom';
import type { State } from '../doc.ts';
import { isGroup, isTree, outlineRows } from '../outline/rows.ts';
import type { Parts } from '../parts.ts';
import { regionGroups, regionOrders, writeSettings, type EditorSettings } from '../settings.ts';
import { GroupRow } from './outline-group.tsx';
import { late } from './late.ts';
import { RegionRow } from './outline-region.tsx';
import { Windowed } from './windowed.tsx';

/** From so many on, a list wants to be searched and sorted. */
const many = 2;

/** The regions as a list: another way to all of them, equal to the picture. */
export function Outline({ parts, state }: { parts: Parts; state: State }) {
  const [sought, setSought] = useState('');
  const count = state.doc.regions.length;
  const rows = outlineRows(parts, state, sought);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const found = rows.filter((row) => !isGroup(row)).length;
  const inTree = isTree(state.view.settings, sought);
  return (
    <section class={`labeler__outline${Object.keys(parts.marks).length > 0 ? ' labeler__outline--marked' : ''}`} aria-label="Regions">
      <h2 class="labeler__title labeler__outline-top">
        Regions <span class="labeler__count">{found === count ? String(count) : `${found} of ${count}`}</span>
      </h2>
      {count === 0 ? <p class="labeler__empty">{parts.editable ? 'None yet. Choose a label, then mark its place.' : 'None.'}</p> : null}
      {count >= many ? <Order parts={parts} settings={state.view.settings} sought={sought} seek={setSought} /> : null}
      {count > 0 && found === 0 ? <p class="labeler__empty">No region has that in its name, place or note.</p> : null}
      {rows.length > 0 ? (
        <Windowed
          label="Regions"
          keys={rows.map(({ key }) => key)}
          at={state.selected}
          press={(event, key) => late(parts).nesting?.nestByKey(parts, event, key, rows, inTree) === true}
          row={(key, given) => {
            const row = byKey.get(key);
            if (!row) return <li key={key} {...given.place} />;
            if (isGroup(row)) return <GroupRow key={key} parts={parts} state={state} row={row} given={given} />;
            return <RegionRow key={key} parts={parts} state={state} row={row} given={given} />;
          }}
        />
      ) : null}
    </section>
  );
}

const words: Record<string, string> = {
  none: 'Not grouped',
  label: 'By label',
  kind: 'By kind',
  made: 'As made',
  place: 'By place',
  score: 'By score',
};

type OrderProps = { parts: Parts; settings: EditorSettings; sought: string; seek: (sought: string) => void };

function Order({ parts, settings, sought, seek }: OrderProps) {
  const set = (change: Partial<EditorSettings>) => {
    const next = { ...settings, ...change };
    parts.store.look({ settings: next });
    writeSettings(window.localStorage, next);
  };
  const select = (name: 'regionGroup' | 'regionOrder', label: string, all: readonly string[]) => (
    <select
      class="labeler__select"
      aria-label={label}
      form={`${parts.prefix}-none`}
      onChange={(event: Event) => set({ [name]: (event.target as HTMLSelectElement).value })}
    >
      {all.map((one) => (
        <option key={one} value={one} selected={settings[name] === one}>
          {words[one]}
        </option>
      ))}
    </select>
  );
  return (
    <div class="labeler__outline-order">
      <input
        class="labeler__outline-search"
        type="search"
        aria-label="Search regions"
        placeholder="Search regions"
        autocomplete="off"
        form={`${parts.prefix}-none`}
        value={sought}
        onInput={(event: Event) => seek((event.target as HTMLInputElement).value)}
      />
      {select('regionGroup', 'Group regions', regionGroups)}
      {select('regionOrder', 'Sort regions', regionOrders)}
      <button
        type="button"
        class="labeler__row-button"
        title="The last first"
        aria-label="The last first"
        aria-pressed={String(settings.regionTurned)}
        onClick={() => set({ regionTurned: !settings.regionTurned })}
      >
        {settings.regionTurned ? '↑' : '↓'}
      </button>
    </div>
  );
}
