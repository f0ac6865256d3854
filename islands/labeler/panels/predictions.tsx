/** @jsxImportSource hono/jsx/dom */
import { useState } from 'hono/jsx/dom';
import { newId } from '#app/core/labeling/ids.ts';
import type { Doc, Region } from '#app/core/labeling/result.ts';
import { idsIn, standing, take } from '../actions/take.ts';
import { regionName, scoreText, shortPlace } from '../describe.ts';
import type { State } from '../doc.ts';
import type { Parts } from '../parts.ts';
import type { Prediction } from '../props.ts';
import { readDoc } from '../start-state.ts';
import { Windowed, type RowGiven } from './windowed.tsx';

type Given = { parts: Parts; state: State };

/** What models say about the task: looked at as a list, taken whole or region by region. */
export function Predictions({ parts, state }: Given) {
  const { predictions } = parts;
  if (predictions.length === 0) return null;
  return (
    <section class="labeler__predictions" aria-label="Predictions">
      <h2 class="labeler__title">
        Predictions <span class="labeler__count">{String(predictions.length)}</span>
      </h2>
      <ol class="labeler__list">
        {predictions.map((prediction) => (
          <Said key={String(prediction.id)} parts={parts} state={state} prediction={prediction} />
        ))}
      </ol>
    </section>
  );
}

function Said({ parts, state, prediction }: Given & { prediction: Prediction }) {
  const [isOpen, setOpen] = useState(false);
  const said = docOf(parts, prediction);
  const ids = idsIn(said);
  const version = prediction.modelVersion === 'undefined' ? 'Unnamed model' : prediction.modelVersion;
  const id = `${parts.prefix}-prediction-${prediction.id}`;
  const score = prediction.score === null ? '' : `, score ${scoreText(prediction.score)}`;
  return (
    <li class="labeler__prediction" aria-label={version}>
      <p>
        <strong>{version}</strong>
        <small>{`${contents(said)}${score}`}</small>
      </p>
      <div class="labeler__prediction-acts">
        {ids.length > 0 ? (
          <button type="button" class="labeler__button" title="Adds what is not in your answer yet" onClick={() => takeParts(parts, said, ids)}>
            Take all
          </button>
        ) : null}
        {said.regions.length > 0 ? (
          <button type="button" class="labeler__button" aria-expanded={String(isOpen)} aria-controls={id} onClick={() => setOpen(!isOpen)}>
            {isOpen ? 'Close' : 'Look'}
          </button>
        ) : null}
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen ? <Regions parts={parts} state={state} said={said} label={`Regions of ${version}`} /> : null}
      </div>
    </li>
  );
}

function Regions({ parts, state, said, label }: Given & { said: Doc; label: string }) {
  const there = standing(said, state.doc);
  const regions = new Map(said.regions.map((region) => [region.id, region]));
  const row = (key: string, given: RowGiven) => {
    const region = regions.get(key);
    return region ? <Row key={key} parts={parts} said={said} region={region} isThere={there.has(key)} given={given} /> : <li key={key} />;
  };
  return <Windowed label={label} keys={[...regions.keys()]} row={row} />;
}

type RowProps = { parts: Parts; said: Doc; region: Region; isThere: boolean; given: RowGiven };

function Row({ parts, said, region, isThere, given }: RowProps) {
  const name = regionName(parts, region);
  return (
    <li class="labeler__row" {...given.place}>
      <span class="labeler__region-text">
        <strong>{name}</strong>
        <small>{shortPlace(parts, region)}</small>
      </span>
      {region.score === undefined ? null : <span class="labeler__score">{scoreText(region.score)}</span>}
      <button
        type="button"
        class="labeler__row-take"
        {...given.button}
        aria-disabled={isThere ? 'true' : undefined}
        aria-label={isThere ? `Taken: ${name} is in your answer` : `Take ${name}`}
        onClick={() => takeParts(parts, said, [region.id])}
      >
        {isThere ? 'Taken' : 'Take'}
      </button>
    </li>
  );
}

function takeParts({ store, announce }: Parts, said: Doc, ids: readonly string[]): void {
  const isOne = ids.length === 1 && said.regions.length > 1;
  const step = store.history.perform(isOne ? 'Take predicted region' : 'Take prediction', take(said, new Map(ids.map((id) => [id, newId()]))));
  if (!step) return announce('It is in your answer already.');
  const added = step.after.regions.filter(({ id }) => !step.before.regions.some((region) => region.id === id));
  const answers = step.after.answers.filter((answer) => !step.before.answers.includes(answer));
  announce(`${contents({ ...step.after, regions: added, answers })} taken into your answer. Undo takes it back.`);
}

const read = new WeakMap<Prediction, Doc>();

/** Read when it is first shown. Rows that mean nothing here are left out, as of any answer. */
function docOf(parts: Parts, prediction: Prediction): Doc {
  const doc = read.get(prediction) ?? readDoc(parts, prediction.result).doc;
  read.set(prediction, doc);
  return doc;
}

function contents({ regions, answers }: Doc): string {
  const alone = answers.filter((answer) => answer.region === undefined).length;
  const of = (count: number, noun: string) => (count === 0 ? [] : [`${count} ${noun}${count === 1 ? '' : 's'}`]);
  return [...of(regions.length, 'region'), ...of(alone, 'answer')].join(', ') || 'Nothing found';
}
