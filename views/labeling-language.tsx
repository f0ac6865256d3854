/** The reference of the labeling language, made from the catalog that reads configs: it cannot say anything else than what holds. */
import { tagCatalog, type Attribute, type Family, type TagInfo } from '#app/core/labeling/tags.ts';
import { attributeWords } from '#app/core/labeling/tags/attribute-words.ts';
import { tagWords } from '#app/core/labeling/tags/words.ts';
import { Margin, Note, Page } from './layout.tsx';
import { Badge } from './ui/badge.tsx';
import { Section } from './ui/section.tsx';
import { Table } from './ui/table.tsx';

const families: readonly { family: Family; title: string; note: string }[] = [
  { family: 'object', title: 'Objects', note: 'They show the data of a task.' },
  { family: 'control', title: 'Controls', note: 'They take answers; toName says about which object.' },
  { family: 'child', title: 'Inside other tags', note: 'Labels, choices, plots and the like.' },
  { family: 'visual', title: 'Around them', note: 'Order, headings, conditions.' },
];

const idOf = (type: string): string => `tag-${type.toLowerCase()}`;
const ofFamily = (family: Family): TagInfo[] =>
  [...tagCatalog.values()].filter((tag) => tag.family === family).toSorted((a, b) => a.type.localeCompare(b.type));

export function LanguagePage() {
  return (
    <Page styles={['config']} title="The labeling language" lede="Every tag that a labeling config may hold, with its attributes.">
      <Margin note={<Contents />}>
        {families.map(({ family, title, note }) => (
          <Section id={family} title={title} note={note}>
            {ofFamily(family).map((tag) => (
              <TagEntry tag={tag} />
            ))}
          </Section>
        ))}
      </Margin>
    </Page>
  );
}

const Contents = () => (
  <>
    {families.map(({ family, title }) => (
      <Note title={title} fold>
        <ul class="language__list">
          {ofFamily(family).map(({ type }) => (
            <li>
              <a href={`#${idOf(type)}`}>{type}</a>
            </li>
          ))}
        </ul>
      </Note>
    ))}
  </>
);

function TagEntry({ tag }: { tag: TagInfo }) {
  const { type, fits, children, result, drawn } = tag;
  return (
    <article class="language__tag" id={idOf(type)}>
      <h3>
        <code>{`<${type}>`}</code> {!drawn && <Badge tone="warn">kept, not drawn</Badge>}
      </h3>
      <p>{tagWords[type]}</p>
      {fits !== undefined && <p>Works on: {fits === 'any' ? 'any object' : fits.join(', ')}.</p>}
      {children.length > 0 && <p>May hold: {children.join(', ')}.</p>}
      {result && (
        <p>
          Its results are of the type <code>{result.type}</code>.
        </p>
      )}
      <Attributes tag={tag} />
    </article>
  );
}

const typeWords = ({ type }: Attribute): string => {
  if (typeof type !== 'string') return type.join(', ');
  return { text: 'text', data: 'text, may read $key', url: 'address, may read $key', bool: 'true, false', number: 'number', style: 'CSS' }[type];
};

function Attributes({ tag }: { tag: TagInfo }) {
  const needed = tag.required.flatMap((each) => each.split('|'));
  const rows = [...tag.attributes.values()];
  if (rows.length === 0) return null;
  return (
    <details class="fold">
      <summary>Attributes of {tag.type}</summary>
      <Table
        id={`${idOf(tag.type)}-attributes`}
        caption={`Attributes of ${tag.type}`}
        captionHidden
        rows={rows}
        rowId={({ name }) => name}
        rowNoun={`${idOf(tag.type)}-attribute`}
        columns={[
          { key: 'name', label: 'Attribute', rowHeader: true, cell: ({ spelled }) => <code>{spelled}</code> },
          { key: 'type', label: 'Takes', cell: typeWords },
          { key: 'default', label: 'Standard', cell: (row) => row.default ?? (needed.includes(row.spelled) ? 'needed' : '–') },
          { key: 'for', label: 'For', cell: ({ name }) => attributeWords(tag.type, name) },
        ]}
      />
    </details>
  );
}
