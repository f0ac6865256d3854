/** Rows of every kind of answer without a place, as files in the wild hold them (formats 2.7), and the config they were made with. */
import type { Row } from '#app/core/labeling/result.ts';
import { configOf } from './configs.ts';

export const asking = configOf(`<View>
  <Text name="txt" value="$text"/>
  <Text name="other" value="$other"/>
  <List name="list" value="$items"/>
  <Labels name="ner" toName="txt"><Label value="PER"/></Labels>
  <Choices name="mood" toName="txt" choice="multiple" allowNested="true"><Choice value="Good"><Choice value="Very"/></Choice><Choice value="Bad"/></Choices>
  <Taxonomy name="life" toName="txt"><Choice value="Bacteria"/><Choice value="Eukarya"><Choice value="Human"/><Choice value="Oak"/></Choice></Taxonomy>
  <Taxonomy name="leaf" toName="txt" leafsOnly="true" maxUsages="1"><Choice value="A"><Choice value="B" alias="b"/><Choice value="C"/></Choice></Taxonomy>
  <Taxonomy name="remote" toName="txt" apiUrl="https://tree.example.org/"/>
  <Number name="age" toName="txt" min="0" max="120"/>
  <Number name="spot" toName="txt" perRegion="true"/>
  <DateTime name="when" toName="txt" min="2024" max="2024-12-24"/>
  <DateTime name="day" toName="txt" only="date" format="%d.%m.%Y"/>
  <DateTime name="hour" toName="txt" only="time" format="%Hh"/>
  <DateTime name="month" toName="txt" only="month,year"/>
  <DateTime name="year" toName="txt" only="year" min="1900"/>
  <Pairwise name="better" toName="txt,other"/>
  <Ranker name="order" toName="list"/>
  <Ranker name="sort" toName="list"><Bucket name="good" title="Good"/><Bucket name="bad" default="true"/></Ranker>
</View>`);

const row = (id: string, from_name: string, type: string, value: Record<string, unknown>, to_name = 'txt'): Row => ({
  id,
  from_name,
  to_name,
  type,
  origin: 'manual',
  value,
});

export const answerRows: Record<string, Row[]> = {
  'choices, flat and as paths': [row('a', 'mood', 'choices', { choices: ['Bad'] }), row('b', 'mood', 'choices', { choices: [['Good', 'Very']] })],
  'places in a tree': [row('a', 'life', 'taxonomy', { taxonomy: [['Bacteria'], ['Eukarya', 'Human']] })],
  'places of a tree that lies elsewhere, and no place': [
    row('a', 'remote', 'taxonomy', { taxonomy: [['Far', 'away']], at: 'v2' }),
    row('b', 'life', 'taxonomy', { taxonomy: [] }),
  ],
  numbers: [{ ...row('a', 'age', 'number', { number: 12.5 }), item_index: 3 }, row('b', 'age', 'number', { number: 0 })],
  'a number of a region': [
    row('s', 'ner', 'labels', { start: 0, end: 4, text: 'Adam', labels: ['PER'] }),
    row('s', 'spot', 'number', { start: 0, end: 4, number: -3 }),
  ],
  'dates and times': [
    row('a', 'when', 'datetime', { datetime: '2024-05-01T10:00' }),
    row('b', 'day', 'datetime', { datetime: '01.05.2024' }),
    row('c', 'hour', 'datetime', { datetime: '10:00' }),
    row('d', 'month', 'datetime', { datetime: '2024-05-01' }),
    row('e', 'year', 'datetime', { datetime: 2024 }),
    row('f', 'year', 'datetime', { datetime: '1999' }),
  ],
  'the better of two, its object named in both ways': [
    row('a', 'better', 'pairwise', { selected: 'left' }, 'better'),
    row('b', 'better', 'pairwise', { selected: 'right' }, 'txt,other'),
  ],
  'an order, and buckets': [
    row('a', 'order', 'ranker', { ranker: { order: ['id3', 'id1', 7] } }, 'list'),
    row('b', 'sort', 'ranker', { ranker: { good: ['id1'], bad: [], _: ['id3'] } }, 'list'),
  ],
};
