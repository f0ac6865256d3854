/** Configs that the tests of this folder share, and reading one that must be right. */
import { parseConfig } from '#app/core/labeling/config.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';

/** The config of a markup that has no errors; throws with the errors otherwise. */
export function configOf(markup: string): LabelingConfig {
  const { config, problems } = parseConfig(markup);
  if (!config) throw new Error(problems.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  return config;
}

export const mixed = configOf(`<View>
  <Header value="Look and listen: $title"/>
  <Image name="pic" value="$photo.url"/>
  <RectangleLabels name="box" toName="pic" choice="multiple"><Label value="Cat"/><Label value="Grey dog" alias="dog"/></RectangleLabels>
  <Rectangle name="bare" toName="pic"/>
  <Labels name="kind" toName="pic"><Label value="Fish"/></Labels>
  <Text name="txt" value="$text"/>
  <Labels name="ner" toName="txt" choice="multiple"><Label value="PER"/><Label value="ORG"/></Labels>
  <Audio name="snd" value="$sound"/>
  <Labels name="voice" toName="snd" choice="multiple"><Label value="Ada"/><Label value="Ben"/></Labels>
  <Choices name="mood" toName="txt" choice="multiple" allowNested="true"><Choice value="Good"><Choice value="Very"/></Choice><Choice value="Bad"/></Choices>
  <Choices name="clear" toName="pic" perRegion="true"><Choice value="yes"/><Choice value="no"/></Choices>
  <TextArea name="says" toName="snd" perRegion="true"/>
  <TextArea name="note" toName="txt"/>
  <Rating name="stars" toName="txt"/>
  <Taxonomy name="life" toName="txt"><Choice value="Oak"/></Taxonomy>
  <Number name="age" toName="txt"/>
  <DateTime name="when" toName="txt"/>
  <Pairwise name="pair" toName="txt,pic"/>
  <List name="list" value="$items"/>
  <Ranker name="order" toName="list"/>
  <ReactCode name="ui" toName="pic"/>
  <Cube name="cube" toName="pic"/>
</View>`);

export const boxes = configOf(
  '<View><Image name="pic" value="$photo"/><RectangleLabels name="box" toName="pic"><Label value="Cat"/><Label value="Dog"/></RectangleLabels></View>',
);
export const words = configOf(
  '<View><Text name="txt" value="$text"/><Labels name="ner" toName="txt"><Label value="PER"/><Label value="ORG"/></Labels></View>',
);
