import { paths } from '../paths.ts';
import type { Template } from './template.ts';

/** Comparing, ranking and scoring. */
export const rankingTemplates: readonly Template[] = [
  {
    id: 'pairwise',
    title: 'Choose one of two',
    medium: 'text',
    summary: 'Compare two texts and choose the better one.',
    markup: `<View>
  <Pairwise name="better" toName="left,right"/>
  <View style="display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: 1rem">
    <Text name="left" value="$left"/>
    <Text name="right" value="$right"/>
  </View>
  <!-- {"data": {"left": "The heron waits for fish to come near.", "right": "The heron, a large bird, waits until a fish comes near enough to be caught."}} -->
</View>`,
  },
  {
    id: 'pairwise-pictures',
    title: 'Choose one of two pictures',
    medium: 'image',
    summary: 'Compare two pictures and choose the one that fits.',
    markup: `<View>
  <Header value="$wanted"/>
  <Pairwise name="better" toName="left,right"/>
  <View style="display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: 1rem">
    <Image name="left" value="$left"/>
    <Image name="right" value="$right"/>
  </View>
  <!-- {"data": {"wanted": "A cat that runs", "left": "${paths.sampleMedia('running-cat.jpg')}", "right": "${paths.sampleMedia('photo.jpg')}"}} -->
</View>`,
  },
  {
    id: 'rank-answers',
    title: 'Rank answers',
    medium: 'text',
    summary: 'Bring answers into an order, best first.',
    markup: `<View>
  <Text name="question" value="$question"/>
  <List name="answers" value="$answers" title="Answers"/>
  <Ranker name="order" toName="answers"/>
</View>`,
  },
  {
    id: 'sort-into-buckets',
    title: 'Sort into buckets',
    medium: 'text',
    summary: 'Sort search results into relevant, half and not.',
    markup: `<View>
  <Text name="query" value="$query"/>
  <List name="results" value="$results" title="Results"/>
  <Ranker name="sorted" toName="results">
    <Bucket name="relevant" title="Relevant"/>
    <Bucket name="partly" title="Partly"/>
    <Bucket name="not" title="Not relevant"/>
  </Ranker>
</View>`,
  },
  {
    id: 'document-retrieval',
    title: 'Which document answers it',
    medium: 'text',
    summary: 'Choose the documents that answer a question.',
    markup: `<View>
  <Text name="query" value="$query"/>
  <Choices name="fitting" toName="query" choice="multiple" value="$documents"/>
  <!-- {"data": {"query": "When do herons nest?", "documents": [{"value": "Birds of the pond"}, {"value": "Boats of the river"}, {"value": "A year in the reeds"}]}} -->
</View>`,
  },
  {
    id: 'hypothesis-selection',
    title: 'Choose the best transcript',
    medium: 'audio',
    summary: 'Listen and choose the transcript that fits.',
    markup: `<View>
  <Audio name="audio" value="$audio"/>
  <Choices name="best" toName="audio" choice="single" value="$transcripts"/>
  <!-- {"data": {"audio": "${paths.sampleMedia('sound.wav')}", "transcripts": [{"value": "a rising tone"}, {"value": "arriving home"}]}} -->
</View>`,
  },
  {
    id: 'scores',
    title: 'Score by number',
    medium: 'text',
    summary: 'Give each text a score from 0 to 100.',
    markup: `<View>
  <Text name="text" value="$text"/>
  <Number name="score" toName="text" min="0" max="100" step="1" slider="true" required="true"/>
</View>`,
  },
];
