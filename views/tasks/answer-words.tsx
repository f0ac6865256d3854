/** What an answer says, in words: for whoever has no editor before them. */
import { everyKind } from '#app/core/labeling/kinds.ts';
import { kindOf } from '#app/core/labeling/language.ts';
import { labelPlace } from '#app/core/labeling/labelling.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { Answer, Region, Row } from '#app/core/labeling/result.ts';
import { parseResult } from '#app/core/labeling/wire.ts';
import { plural } from '../ui/number.tsx';

/** Rows put into words; of more than that the JSON tells. */
const mostRows = 300;

export const regionWords = (one: Region): string =>
  `${one.labels.map((label) => labelPlace(label).join(' / ')).join(', ') || 'Unlabelled'} ${kindOf(everyKind, one).noun}, ${kindOf(everyKind, one).say(one)}`;

export function answerWords(answer: Answer): string {
  const kind = everyKind.answers.find((one) => one.kind === answer.kind);
  const value: unknown = kind?.write(answer);
  if (!Array.isArray(value)) return typeof value === 'object' ? JSON.stringify(value) : String(value);
  return value.map((one: unknown) => (Array.isArray(one) ? one.join(' / ') : String(one))).join(', ');
}

function Given({ answers }: { answers: readonly Answer[] }) {
  return (
    <>
      {answers.map((answer) => (
        <li>
          {answer.from}: {answerWords(answer)}
        </li>
      ))}
    </>
  );
}

/** Answers about the whole, then each region with what is answered about it. */
export function AnswerInWords({ config, result }: { config: LabelingConfig; result: readonly Row[] }) {
  const { doc } = parseResult(result.slice(0, mostRows), config);
  const about = (id: string) => doc.answers.filter(({ region }) => region === id);
  const known = new Set(doc.regions.map(({ id }) => id));
  const left = Math.max(0, result.length - mostRows) + doc.relations.length + doc.rest.length;
  if (result.length === 0) return <></>;
  return (
    <section class="prose" aria-label="The answer">
      <ul>
        <Given answers={doc.answers.filter(({ region }) => region === undefined || !known.has(region))} />
        {doc.regions.map((region) => (
          <li>
            {regionWords(region)}
            {about(region.id).length > 0 && (
              <ul>
                <Given answers={about(region.id)} />
              </ul>
            )}
          </li>
        ))}
      </ul>
      {left > 0 && <p>{plural(left, 'more part')} of the answer: see its JSON below.</p>}
    </section>
  );
}
